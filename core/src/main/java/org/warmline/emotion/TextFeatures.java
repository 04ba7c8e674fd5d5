package org.warmline.emotion;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What can be seen in a text before any word of it is understood. Made by {@link Tokenizer}; does not change. */
final class TextFeatures {
    private final String text;
    private final List<Token> words;
    private final List<Sign> signs;
    private final int[] exclamations;
    private final int[] questions;
    private final double capitalsRatio;

    /** @param sentences how many there are; every word's and sign's sentence number is below */
    TextFeatures(String text, List<Token> words, List<Sign> signs, int sentences) {
        this.text = text;
        this.words = List.copyOf(words);
        this.signs = List.copyOf(signs);
        this.exclamations = longestRuns(this.signs, sentences, '!');
        this.questions = longestRuns(this.signs, sentences, '?');
        this.capitalsRatio = capitalsRatio(this.text, this.words);
    }

    private TextFeatures(TextFeatures other, List<Token> words) {
        this.text = other.text;
        this.words = List.copyOf(words);
        this.signs = other.signs;
        this.exclamations = other.exclamations;
        this.questions = other.questions;
        this.capitalsRatio = other.capitalsRatio;
    }

    /** The same with its words cut otherwise. */
    TextFeatures withWords(List<Token> others) {
        return others.equals(words) ? this : new TextFeatures(this, others);
    }

    private TextFeatures(TextFeatures whole, int sentence) {
        this.text = whole.text;
        this.words =
                whole.words.stream().filter(word -> word.sentence() == sentence).toList();
        this.signs =
                whole.signs.stream().filter(sign -> sign.sentence() == sentence).toList();
        this.exclamations = longestRuns(signs, whole.exclamations.length, '!');
        this.questions = longestRuns(signs, whole.questions.length, '?');
        this.capitalsRatio = capitalsRatio(text, words);
    }

    /** Its first sentences of at least so many words, each by itself, with offsets into the whole text. */
    List<TextFeatures> sentences(int fewestWords, int most) {
        Map<Integer, Long> lengths =
                words.stream().collect(Collectors.groupingBy(Token::sentence, TreeMap::new, Collectors.counting()));
        return lengths.entrySet().stream()
                .filter(length -> length.getValue() >= fewestWords)
                .limit(most)
                .map(length -> new TextFeatures(this, length.getKey()))
                .toList();
    }

    /** The text from the first word to the last, with the marks right behind that. Empty without words. */
    String passage() {
        if (words.isEmpty()) {
            return "";
        }
        int end = words.getLast().to();
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && !Character.isLetterOrDigit(text.codePointAt(end))) {
            end++;
        }
        return text.substring(words.getFirst().from(), end);
    }

    /** Whether this lies between the first word and the last. */
    boolean covers(Evidence evidence) {
        return !words.isEmpty()
                && evidence.from() >= words.getFirst().from()
                && evidence.to() <= words.getLast().to();
    }

    /** The text as given; all offsets point into it. */
    String text() {
        return text;
    }

    List<Token> words() {
        return words;
    }

    List<Sign> signs() {
        return signs;
    }

    String slice(int from, int to) {
        return text.substring(from, to);
    }

    /** Share of words written in capitals among those that could be, 0..1; 0 when fewer than two could. */
    double capitalsRatio() {
        return capitalsRatio;
    }

    /** Most of the text in capitals, three words at least: shouting, or a keyboard left on capitals. */
    boolean shouted() {
        return words.size() >= 3 && capitalsRatio > 0.6;
    }

    /** Most exclamation marks in one run within a sentence. */
    int exclamations(int sentence) {
        return exclamations[sentence];
    }

    /** Most exclamation marks in one run anywhere. */
    int exclamations() {
        int most = 0;
        for (int run : exclamations) {
            most = Math.max(most, run);
        }
        return most;
    }

    /** Whether a question mark stands anywhere. */
    boolean asks() {
        for (int run : questions) {
            if (run > 0) {
                return true;
            }
        }
        return false;
    }

    private static double capitalsRatio(String text, List<Token> words) {
        int capitals = 0;
        int letters = 0;
        for (Token word : words) {
            if (word.to() - word.from() >= 2 && Character.isLetter(text.codePointAt(word.from()))) {
                letters++;
                capitals += word.capitals() ? 1 : 0;
            }
        }
        return letters < 2 ? 0 : (double) capitals / letters;
    }

    private static int[] longestRuns(List<Sign> signs, int sentences, char mark) {
        int[] longest = new int[sentences];
        for (Sign sign : signs) {
            if (sign.kind() == Sign.Kind.MARKS) {
                longest[sign.sentence()] = Math.max(longest[sign.sentence()], (int) sign.count(mark));
            }
        }
        return longest;
    }
}
