package org.warmline.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Cuts texts into the numbered pieces that BERT's models know ("uncased": no capitals, no accents), as their tokenizer file tells:
 * the longest known piece first, word by word. Takes any string. Thread-safe.
 */
final class WordPieces {
    private static final String INSIDE = "##";
    private static final int LONGEST_WORD = 100;
    private static final int UNKNOWN = 100;
    private static final int BEGIN = 101;
    private static final int END = 102;

    private final Map<String, Integer> vocabulary;

    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
    }

    /**
     * Reads the vocabulary of a {@code tokenizer.json}.
     *
     * @throws IOException if it cannot be read, or holds none
     */
    static WordPieces read(InputStream file) throws IOException {
        Map<String, Integer> vocabulary = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(file)) {
            JsonToken token = json.nextToken();
            while (token != null && !(token == JsonToken.START_OBJECT && "vocab".equals(json.currentName()))) {
                token = json.nextToken();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String piece = json.currentName();
                vocabulary.put(piece, json.nextIntValue(UNKNOWN));
            }
        }
        if (vocabulary.isEmpty()) {
            throw new IOException("the tokenizer's file has no vocabulary");
        }
        return new WordPieces(vocabulary);
    }

    /** The numbers of a text's pieces between those of its begin and end, at most so many altogether. */
    long[] of(String text, int most) {
        List<Integer> pieces = new ArrayList<>();
        pieces.add(BEGIN);
        for (String word : words(text)) {
            if (pieces.size() >= most - 1) {
                break;
            }
            addPieces(word, pieces);
        }
        List<Integer> kept = pieces.subList(0, Math.min(pieces.size(), most - 1));
        kept.add(END);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    private void addPieces(String word, List<Integer> pieces) {
        int length = word.codePointCount(0, word.length());
        List<Integer> found = new ArrayList<>();
        int from = 0;
        while (length <= LONGEST_WORD && from < word.length()) {
            int to = word.length();
            OptionalInt piece = piece(word, from, to);
            while (piece.isEmpty() && to > from) {
                to = word.offsetByCodePoints(to, -1);
                piece = piece(word, from, to);
            }
            if (piece.isEmpty()) {
                break;
            }
            found.add(piece.getAsInt());
            from = to;
        }
        if (from == word.length()) {
            pieces.addAll(found);
        } else {
            pieces.add(UNKNOWN);
        }
    }

    private OptionalInt piece(String word, int from, int to) {
        if (to <= from) {
            return OptionalInt.empty();
        }
        Integer piece = vocabulary.get((from == 0 ? "" : INSIDE) + word.substring(from, to));
        return piece == null ? OptionalInt.empty() : OptionalInt.of(piece);
    }

    /** Words, and each punctuation mark and each Chinese character alone; without accents, in small letters. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        bare.codePoints().filter(WordPieces::kept).forEach(point -> {
            boolean alone = isPunctuation(point) || isChinese(point);
            if (alone || isSpace(point)) {
                take(word, words);
            }
            if (alone) {
                words.add(Character.toString(point));
            } else if (!isSpace(point)) {
                word.appendCodePoint(point);
            }
        });
        take(word, words);
        return words;
    }

    private static void take(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean kept(int point) {
        int type = Character.getType(point);
        boolean control = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE;
        return isSpace(point) || !(control || type == Character.NON_SPACING_MARK || point == 0xFFFD);
    }

    private static boolean isSpace(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || Character.getType(point) == Character.SPACE_SEPARATOR
                || Character.getType(point) == Character.LINE_SEPARATOR
                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isPunctuation(int point) {
        if (point < 0x80) {
            return point > ' ' && point < 0x7F && !Character.isLetterOrDigit(point);
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The blocks of BERT's own tokenizer; Japanese and Korean letters are not among them. */
    private static boolean isChinese(int point) {
        return (point >= 0x4E00 && point <= 0x9FFF)
                || (point >= 0x3400 && point <= 0x4DBF)
                || (point >= 0x20000 && point <= 0x2CEAF)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0x2F800 && point <= 0x2FA1F);
    }
}
