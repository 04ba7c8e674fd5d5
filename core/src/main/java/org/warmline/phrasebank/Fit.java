package org.warmline.phrasebank;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How well a customer's words fit a wording of the bank, on a scale that means the same for every message: BM25 scores rise
 * with the length of the message and the size of the bank, so no floor could be put under them.
 *
 * <p>Two shares of term weights (inverse document frequencies, as BM25 has them), each 0..1: how much of the wording the
 * customer's words cover, which is BM25 relative to the best the wording can score; and how much of the customer's sentence the
 * wording covers, for the sentence it covers best: a long message names its matter in one sentence and tells a story around
 * it. The fit is their geometric mean, leaning to the first.
 *
 * @param value 0..1
 * @param matched the terms both have
 */
record Fit(double value, Set<String> matched) {
    /** Below this nothing is offered. Found with the authored tables of messages among the tests: lower lets "what is the
     * capital of France" through, higher loses what people mean. */
    static final double FLOOR = 0.42;

    /** How much a word of grammar or manners counts, against 1 for one that carries matter. */
    private static final double FUNCTION_WEIGHT = 0.25;

    private static final double WORDING_SHARE = 0.6;

    /**
     * The fit of a wording's terms.
     *
     * @param frequency how rare a term is in the bank, more for rarer
     */
    static Fit of(CustomerWords words, Set<String> wording, ToDoubleFunction<String> frequency) {
        double all = 0;
        double covered = 0;
        Set<String> matched = new HashSet<>();
        for (String term : wording) {
            double weight = weight(term, frequency);
            double said = words.weights().getOrDefault(term, 0.0);
            all += weight;
            covered += weight * said;
            if (said > 0) {
                matched.add(term);
            }
        }
        double ofWording = all == 0 ? 0 : covered / all;
        double ofSentence = bestSentence(words.sentences(), matched, frequency);
        return new Fit(
                Math.pow(ofWording, WORDING_SHARE) * Math.pow(ofSentence, 1 - WORDING_SHARE), Set.copyOf(matched));
    }

    private static double bestSentence(
            List<Set<String>> sentences, Set<String> matched, ToDoubleFunction<String> frequency) {
        double best = 0;
        for (Set<String> sentence : sentences) {
            double all = 0;
            double covered = 0;
            for (String term : sentence) {
                double weight = weight(term, frequency);
                all += weight;
                covered += matched.contains(term) ? weight : 0;
            }
            best = all == 0 ? best : Math.max(best, covered / all);
        }
        return best;
    }

    private static double weight(String term, ToDoubleFunction<String> frequency) {
        return frequency.applyAsDouble(term) * (LuceneWords.function(term) ? FUNCTION_WEIGHT : 1);
    }
}
