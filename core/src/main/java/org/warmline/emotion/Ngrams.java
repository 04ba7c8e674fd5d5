package org.warmline.emotion;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a linear head sees of a text: its words, pairs of neighbouring words, runs of three to five letters inside a word, and
 * its signs, each with the places where it stands. Without accents, which customers leave out. Each counts once however often it
 * stands, and the more there are the less each: every value is one over the square root of their number.
 */
final class Ngrams {
    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 5;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Map<String, List<Span>> places = new LinkedHashMap<>();

    /** From the first word's index to after the last one's. */
    record Span(int first, int end) {}

    private Ngrams() {}

    static Ngrams of(TextFeatures features) {
        Ngrams ngrams = new Ngrams();
        List<Token> words = features.words();
        for (int at = 0; at < words.size(); at++) {
            ngrams.addWord(words, at);
        }
        for (Sign sign : features.signs()) {
            ngrams.add("s " + (sign.kind() == Sign.Kind.MARKS ? marks(sign.text()) : sign.text()));
        }
        if (features.shouted()) {
            ngrams.add("s shouted");
        }
        return ngrams;
    }

    /** The n-grams and where they stand; signs stand nowhere. */
    Map<String, List<Span>> places() {
        return places;
    }

    /** What each n-gram of the text counts. */
    double value() {
        return places.isEmpty() ? 0 : 1 / Math.sqrt(places.size());
    }

    private void addWord(List<Token> words, int at) {
        String word = plain(words.get(at));
        add("w " + word, at, at + 1);
        if (at + 1 < words.size()
                && words.get(at + 1).sentence() == words.get(at).sentence()) {
            add("w " + word + " " + plain(words.get(at + 1)), at, at + 2);
        }
        String bounded = "<" + word + ">";
        for (int length = SHORTEST_RUN; length <= LONGEST_RUN; length++) {
            for (int from = 0; from + length <= bounded.length() && length < bounded.length(); from++) {
                add("c " + bounded.substring(from, from + length), at, at + 1);
            }
        }
    }

    private static String plain(Token word) {
        String bare = ACCENTS.matcher(Normalizer.normalize(word.word(), Normalizer.Form.NFD))
                .replaceAll("");
        return DIGITS.matcher(bare).replaceAll("0");
    }

    /** Two say what ten say. */
    private static String marks(String run) {
        return run.length() <= 2 ? run : run.substring(0, 2);
    }

    private void add(String ngram, int first, int end) {
        places.computeIfAbsent(ngram, key -> new ArrayList<>()).add(new Span(first, end));
    }

    private void add(String sign) {
        places.computeIfAbsent(sign, key -> List.of());
    }
}
