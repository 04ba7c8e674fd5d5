package org.warmline.emotion;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into {@link TextFeatures} in one pass. Takes any string, also one with lone surrogates; knows no language.
 *
 * <p>An asterisk counts as a letter inside a word, because that is how people write the words they should not.
 */
final class Tokenizer {
    private static final int LONGEST_WORD = 48;
    private static final int LONGEST_QUOTE = 400;
    private static final int JOINER = 0x200D;

    private final List<String> faces;

    /** @param faces the typed faces to know, such as {@code :-)} */
    Tokenizer(Collection<String> faces) {
        this.faces = faces.stream()
                .sorted((left, right) -> right.length() - left.length())
                .toList();
    }

    TextFeatures read(String text) {
        return new Scan(text).run();
    }

    private final class Scan {
        private final String text;
        private final boolean[] quoted;
        private final List<Token> words = new ArrayList<>();
        private final List<Sign> signs = new ArrayList<>();
        private int sentence;
        private int clause;
        private boolean sentenceOpen;

        Scan(String text) {
            this.text = text;
            this.quoted = quotedCharacters(text);
        }

        TextFeatures run() {
            int at = 0;
            while (at < text.length()) {
                at = step(at);
            }
            return new TextFeatures(text, words, signs, sentence + 1);
        }

        private int step(int at) {
            int point = text.codePointAt(at);
            if (isWordStart(point)) {
                int address = endOfAddress(at);
                return address > at ? address : word(at);
            }
            if (point > 0x7F && Character.isEmoji(point)) {
                return emoji(at);
            }
            int face = endOfFace(at);
            if (face > at) {
                signs.add(new Sign(Sign.Kind.FACE, at, face, text.substring(at, face), lastSentence(), quoted[at]));
                return face;
            }
            if (isMark(point)) {
                return marks(at);
            }
            if (point == '\n' || point == '…' || (point == '.' && endsSentence(at))) {
                endSentence();
            } else if (point == ',' || point == ';' || point == ':' || point == '(' || point == ')' || isDash(at)) {
                clause++;
            }
            return at + Character.charCount(point);
        }

        private int word(int from) {
            int at = from;
            while (at < text.length()) {
                int point = text.codePointAt(at);
                if (!isWordPart(point) && !joinsWord(at)) {
                    break;
                }
                at += Character.charCount(point);
            }
            int to = at;
            // "**not**" is emphasis, "f***" is a word: asterisks at the end belong to it unless one stands before it.
            if (from > 0 && text.charAt(from - 1) == '*') {
                while (to > from && text.charAt(to - 1) == '*') {
                    to--;
                }
            }
            String word = shorten(normal(from, to), 2);
            words.add(new Token(
                    from,
                    to,
                    word,
                    shorten(word, 1, normal(from, to)),
                    capitals(from, to),
                    sentence,
                    clause,
                    quoted[from]));
            sentenceOpen = true;
            return at;
        }

        private String normal(int from, int to) {
            return Normalizer.normalize(text.substring(from, Math.min(to, from + LONGEST_WORD)), Normalizer.Form.NFC)
                    .toLowerCase(Locale.ROOT)
                    .replace('’', '\'')
                    .replace('‘', '\'')
                    .replace('`', '\'');
        }

        private boolean joinsWord(int at) {
            char mark = text.charAt(at);
            boolean letterNext = at + 1 < text.length() && isWordPart(text.codePointAt(at + 1));
            boolean letterBefore = at > 0 && isWordPart(text.codePointBefore(at));
            return switch (mark) {
                case '\'', '’', '‘', '`', '@', '$', '&' -> letterNext && letterBefore;
                case '*' ->
                    letterNext || (at + 1 < text.length() && text.charAt(at + 1) == '*') || text.charAt(at - 1) == '*';
                case '.', ',' -> digit(at - 1) && digit(at + 1);
                default -> false;
            };
        }

        private boolean digit(int at) {
            return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
        }

        private boolean capitals(int from, int to) {
            int letters = 0;
            for (int at = from; at < to; at++) {
                char letter = text.charAt(at);
                if (Character.isLowerCase(letter)) {
                    return false;
                }
                letters += Character.isUpperCase(letter) ? 1 : 0;
            }
            return letters >= 2;
        }

        private int emoji(int from) {
            int at = from + Character.charCount(text.codePointAt(from));
            StringBuilder bare = new StringBuilder().appendCodePoint(text.codePointAt(from));
            while (at < text.length()) {
                int point = text.codePointAt(at);
                boolean joined = text.codePointBefore(at) == JOINER;
                if (point == JOINER || (joined && Character.isEmoji(point))) {
                    bare.appendCodePoint(point);
                } else if (point != 0xFE0F && point != 0xFE0E && !Character.isEmojiModifier(point)) {
                    break;
                }
                at += Character.charCount(point);
            }
            signs.add(new Sign(Sign.Kind.EMOJI, from, at, bare.toString(), lastSentence(), quoted[from]));
            return at;
        }

        private int endOfFace(int at) {
            boolean free = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            for (String face : faces) {
                if (text.startsWith(face, at) && (free || face.startsWith(":") && face.endsWith(")"))) {
                    int end = at + face.length();
                    // ":o" in ":ok" is no face.
                    if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
                        return end;
                    }
                }
            }
            return at;
        }

        private int marks(int from) {
            int at = from;
            StringBuilder run = new StringBuilder();
            while (at < text.length() && (isMark(text.charAt(at)) || text.charAt(at) == ' ' && spacedMark(at))) {
                if (text.charAt(at) != ' ') {
                    run.append(plainMark(text.charAt(at)));
                }
                at++;
            }
            signs.add(new Sign(Sign.Kind.MARKS, from, at, run.toString(), lastSentence(), quoted[from]));
            endSentence();
            return at;
        }

        private boolean spacedMark(int at) {
            return at + 1 < text.length() && isMark(text.charAt(at + 1));
        }

        private boolean endsSentence(int at) {
            return at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        }

        private boolean isDash(int at) {
            char mark = text.charAt(at);
            return mark == '—' || mark == '–' || (mark == '-' && at > 0 && text.charAt(at - 1) == ' ');
        }

        private void endSentence() {
            if (sentenceOpen) {
                sentence++;
                clause++;
                sentenceOpen = false;
            }
        }

        /** A sign after the full stop still belongs to the sentence before it. */
        private int lastSentence() {
            return sentenceOpen || sentence == 0 ? sentence : sentence - 1;
        }

        /** Where a web or mail address that begins here ends; the same place when none does. */
        private int endOfAddress(int from) {
            if (!text.startsWith("http://", from)
                    && !text.startsWith("https://", from)
                    && !text.startsWith("www.", from)) {
                return from;
            }
            int at = from;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }
    }

    private static boolean isWordStart(int point) {
        return Character.isLetterOrDigit(point);
    }

    private static boolean isWordPart(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private static boolean isMark(int point) {
        return point == '!' || point == '?' || point == '！' || point == '？' || point == '¿' || point == '¡';
    }

    private static char plainMark(char mark) {
        return switch (mark) {
            case '！', '¡' -> '!';
            case '？', '¿' -> '?';
            default -> mark;
        };
    }

    /** Cuts every run of three or more equal letters to {@code keep}. */
    private static String shorten(String word, int keep) {
        return shorten(word, keep, word);
    }

    private static String shorten(String unchanged, int keep, String word) {
        StringBuilder cut = null;
        int at = 0;
        while (at < word.length()) {
            int end = at;
            while (end < word.length() && word.charAt(end) == word.charAt(at)) {
                end++;
            }
            boolean drawnOut = end - at >= 3 && Character.isLetter(word.charAt(at));
            if (drawnOut && cut == null) {
                cut = new StringBuilder(word.substring(0, at));
            }
            if (cut != null) {
                cut.append(word, at, drawnOut ? at + keep : end);
            }
            at = end;
        }
        return cut == null ? unchanged : cut.toString();
    }

    /** One flag per character: whether it stands in somebody else's words. */
    private static boolean[] quotedCharacters(String text) {
        boolean[] quoted = new boolean[text.length() + 1];
        int line = 0;
        while (line < text.length()) {
            int next = text.indexOf('\n', line);
            int end = next < 0 ? text.length() : next;
            int first = line;
            while (first < end && Character.isWhitespace(text.charAt(first))) {
                first++;
            }
            boolean typedFace =
                    text.startsWith(">:", first) || text.startsWith(">.", first) || text.startsWith(">_", first);
            if (first < end && text.charAt(first) == '>' && !typedFace) {
                java.util.Arrays.fill(quoted, line, end, true);
            }
            line = end + 1;
        }
        markPairs(text, quoted, '"', '"');
        markPairs(text, quoted, '“', '”');
        markPairs(text, quoted, '„', '“');
        markPairs(text, quoted, '„', '”');
        markPairs(text, quoted, '«', '»');
        return quoted;
    }

    private static void markPairs(String text, boolean[] quoted, char open, char close) {
        int at = text.indexOf(open);
        while (at >= 0) {
            int end = text.indexOf(close, at + 1);
            if (end < 0) {
                return;
            }
            if (end - at <= LONGEST_QUOTE) {
                java.util.Arrays.fill(quoted, at, end, true);
            }
            at = text.indexOf(open, end + 1);
        }
    }
}
