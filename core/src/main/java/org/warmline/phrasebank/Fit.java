package org.warmline.phrasebank;

import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How well a customer's words fit a wording of the bank, on a scale that means the same for every message: BM25 scores rise
 * with the length of the message and the size of the bank, so no floor could be put under them.
 *
 * <p>Two shares of term weights (inverse document frequencies, as BM25 has them), each 0..1: how much of the wording the
 * customer's words cover, which is BM25 relative to the best the wording can score; and how much of the customer's sentence
 * the situation's wordings know between them, for the best sentence that shares a term with this one: a long message names
 * its matter in one sentence and tells a story around it. The fit is their geometric mean, leaning to the second.
 *
 * @param value 0..1
 * @param matched the terms that the message has in common with the wording
 */
record Fit(double value, Set<String> matched) {
    /**
     * Below this nothing is offered. Found, as the constants below, on {@code shipped-tuned.tsv} among the tests: lower lets
     * talk about the weather through, higher loses what people mean.
     */
    static final double FLOOR = 0.45;

    /** How much a word of grammar or manners counts, against 1 for one that carries matter. */
    private static final double FUNCTION_WEIGHT = 0.4;

    private static final double WORDING_SHARE = 0.4;

    /** Words of grammar alone fit only when neither side says more, as in "where are you". */
    private static final double ALL = 0.9;

    /** One word of matter that the situation knows is chance unless it is most of what the wording says. */
    private static final double MOST = 0.6;

    /**
     * The fit of a wording.
     *
     * @param wording its terms
     * @param vocabulary the terms of all wordings of its situation
     * @param rarity how rare a term is in the bank, more for rarer
     */
    static Fit of(CustomerWords words, Set<String> wording, Set<String> vocabulary, ToDoubleFunction<String> rarity) {
        ToDoubleFunction<String> weight =
                term -> rarity.applyAsDouble(term) * (words.language().function(term) ? FUNCTION_WEIGHT : 1);
        Set<String> matched =
                wording.stream().filter(words.weights()::containsKey).collect(Collectors.toUnmodifiableSet());
        double covered = matched.stream()
                .mapToDouble(
                        term -> weight.applyAsDouble(term) * words.weights().getOrDefault(term, 0.0))
                .sum();
        double ofWording = share(covered, wording, weight);
        boolean onlyThat = ofWording >= ALL && words.sentences().stream().allMatch(wording::containsAll);
        boolean grammar = matched.stream().allMatch(words.language()::function);
        if ((grammar && !onlyThat) || (ofWording < MOST && matters(words, matched, vocabulary) < 2)) {
            return new Fit(0, matched);
        }
        double ofSentence = words.sentences().stream()
                .filter(sentence -> sentence.stream().anyMatch(matched::contains))
                .mapToDouble(sentence -> share(
                        sentence.stream()
                                .filter(vocabulary::contains)
                                .mapToDouble(weight)
                                .sum(),
                        sentence,
                        weight))
                .max()
                .orElse(0);
        return new Fit(Math.pow(ofWording, WORDING_SHARE) * Math.pow(ofSentence, 1 - WORDING_SHARE), matched);
    }

    /** How many words of matter the situation knows in the sentence that has the most, of those that share a term. */
    private static long matters(CustomerWords words, Set<String> matched, Set<String> vocabulary) {
        return words.sentences().stream()
                .filter(sentence -> sentence.stream().anyMatch(matched::contains))
                .mapToLong(sentence -> sentence.stream()
                        .filter(term ->
                                vocabulary.contains(term) && !words.language().function(term))
                        .count())
                .max()
                .orElse(0);
    }

    private static double share(double covered, Set<String> terms, ToDoubleFunction<String> weight) {
        double all = terms.stream().mapToDouble(weight).sum();
        return all == 0 ? 0 : covered / all;
    }
}
