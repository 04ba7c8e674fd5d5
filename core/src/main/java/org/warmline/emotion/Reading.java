package org.warmline.emotion;

import java.util.List;

/**
 * One text as a language's lexicon sees it: what every {@link Finder} looks at. Built once per text.
 *
 * @param scope who turns whom round, and how strongly
 * @param contrast where the text turns
 * @param idiomLengths see {@link Lexicon#idiomLengths}
 */
record Reading(TextFeatures features, Lexicon lexicon, Scope scope, Contrast contrast, int[] idiomLengths) {
    static Reading of(TextFeatures written, Lexicon lexicon) {
        TextFeatures features = written.withWords(lexicon.classes().elision().apart(written.words()));
        return new Reading(
                features,
                lexicon,
                Scope.of(features, lexicon),
                Contrast.of(features, lexicon),
                lexicon.idiomLengths(features.words()));
    }

    List<Token> words() {
        return features.words();
    }

    /** The hits of a table outside idioms, overlapping ones too. */
    List<Hit> hits(TermTable table) {
        return Lexicon.outsideIdioms(table.all(words()), idiomLengths);
    }

    /** Evidence over the words from {@code first} to before {@code end}; the weight is cut to -1..1. */
    Evidence evidence(int first, int end, String label, double weight) {
        int from = words().get(first).from();
        int to = words().get(end - 1).to();
        return new Evidence(from, to, features.slice(from, to), label, Weights.clamp(weight, -1, 1));
    }
}
