package org.warmline.draft;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A text cut into words in one pass; knows no language. Takes any string.
 *
 * @param questions the sentences that ask something
 * @param finished whether the last sentence has its end
 */
record DraftText(String text, List<Token> words, BitSet questions, boolean finished) {
    private static final int LONGEST_WORD = 48;
    private static final int LONGEST_QUOTE = 400;
    private static final String ENDS = ".!?…\n";
    private static final String CLAUSES = ",;:()–—";

    static DraftText of(String text, int most) {
        return new Scan(cut(text, most)).run();
    }

    boolean asks() {
        return words.stream().anyMatch(word -> !word.quoted() && questions.get(word.sentence()));
    }

    Hint.Words slice(int first, int end) {
        int from = words.get(first).from();
        int to = words.get(end - 1).to();
        return new Hint.Words(from, to, text.substring(from, to));
    }

    /** Where the sentence of a word ends: the place after its last word. */
    int endOfSentence(int word) {
        int end = word;
        while (end < words.size()
                && words.get(end).sentence() == words.get(word).sentence()) {
            end++;
        }
        return end;
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static final class Scan {
        private final String text;
        private final BitSet quoted = new BitSet();
        private final List<Token> words = new ArrayList<>();
        private final BitSet questions = new BitSet();
        private int sentence;
        private int clause;
        private boolean open;

        Scan(String text) {
            this.text = text;
            markQuotes();
        }

        DraftText run() {
            int at = 0;
            while (at < text.length()) {
                int point = text.codePointAt(at);
                if (Character.isLetterOrDigit(point)) {
                    at = word(at);
                } else {
                    mark(at);
                    at += Character.charCount(point);
                }
            }
            return new DraftText(text, List.copyOf(words), questions, !open);
        }

        private int word(int from) {
            int at = from;
            while (at < text.length()) {
                int point = text.codePointAt(at);
                boolean part =
                        Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
                if (!part && !joins(at)) {
                    break;
                }
                at += Character.charCount(point);
            }
            String word = Normalizer.normalize(
                            text.substring(from, Math.min(at, from + LONGEST_WORD)), Normalizer.Form.NFC)
                    .toLowerCase(Locale.ROOT)
                    .replace('’', '\'')
                    .replace('‘', '\'');
            words.add(new Token(from, at, word, sentence, clause, quoted.get(from)));
            open = true;
            return at;
        }

        private boolean joins(int at) {
            char mark = text.charAt(at);
            if (at == 0 || at + 1 == text.length()) {
                return false;
            }
            char before = text.charAt(at - 1);
            char after = text.charAt(at + 1);
            return switch (mark) {
                case '\'', '’', '‘' -> Character.isLetter(before) && Character.isLetter(after);
                case '.', ',', ':' -> Character.isDigit(before) && Character.isDigit(after);
                default -> false;
            };
        }

        private void mark(int at) {
            char mark = text.charAt(at);
            if (mark == '?' && open) {
                questions.set(sentence);
            }
            if (ENDS.indexOf(mark) >= 0 && open) {
                if (mark == '.' && ordinal(at)) {
                    return;
                }
                sentence++;
                clause++;
                open = false;
            } else if (CLAUSES.indexOf(mark) >= 0 || spacedHyphen(at)) {
                clause++;
            }
        }

        /** "am 3. Mai" goes on after its full stop. */
        private boolean ordinal(int at) {
            return Character.isDigit(text.charAt(at - 1))
                    && at + 2 < text.length()
                    && text.charAt(at + 1) == ' '
                    && Character.isLetter(text.charAt(at + 2));
        }

        private boolean spacedHyphen(int at) {
            return text.charAt(at) == '-' && at > 0 && text.charAt(at - 1) == ' ';
        }

        private void markQuotes() {
            int at = 0;
            while (at < text.length()) {
                char opener = text.charAt(at);
                boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
                int end = at;
                if (opener == '>' && lineStart) {
                    int newline = text.indexOf('\n', at);
                    end = newline < 0 ? text.length() : newline;
                } else if (!closers(opener).isEmpty()) {
                    end = endOfQuote(at, closers(opener));
                }
                quoted.set(at, end);
                at = Math.max(at + 1, end);
            }
        }

        private static String closers(char opener) {
            return switch (opener) {
                case '"' -> "\"";
                case '“' -> "”";
                case '„' -> "“”";
                case '«' -> "»";
                case '»' -> "«";
                default -> "";
            };
        }

        /** A mark that is never closed quotes nothing. */
        private int endOfQuote(int from, String closers) {
            int most = Math.min(text.length(), from + LONGEST_QUOTE);
            for (int at = from + 1; at < most && text.charAt(at) != '\n'; at++) {
                if (closers.indexOf(text.charAt(at)) >= 0) {
                    return at + 1;
                }
            }
            return from;
        }
    }
}
