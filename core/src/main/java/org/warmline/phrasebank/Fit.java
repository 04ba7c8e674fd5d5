package org.warmline.phrasebank;

import java.util.Set;

/**
 * How well a customer's words fit a wording of the bank, on a scale that means the same for every message; see {@link Fitting}.
 *
 * @param value 0..1
 * @param matched the terms that the message has in common with the wording
 */
record Fit(double value, Set<String> matched) {
    /**
     * Below this nothing is offered. Found, as the constants of {@link Fitting} and {@link TermWeights}, on {@code shipped-tuned.tsv} among
     * the tests: lower lets talk about the weather through, higher loses what people mean.
     */
    static final double FLOOR = 0.45;
}
