package org.warmline.emotion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How the log-odds of the lexicon and of the heads become probabilities. Fitted on what each head says of messages that it was not
 * fitted on (cross-validation), so the weights also calibrate.
 *
 * @param spoken for feelings, where the lexicon names one
 * @param silent for feelings, where it names none: that says little, so it hardly counts
 * @param concerns by wire name: weights of the lexicon, the n-grams and the vector, a bias, and the probability from which on
 *     the concern is raised although the lexicon does not
 */
record Fusion(Mix spoken, Mix silent, Map<String, double[]> concerns) {
    static final int PARTS = 3;
    private static final double MOST_LOG_ODDS = 8;

    /**
     * How much each part counts.
     *
     * @param weights of the lexicon, the n-grams and the vector; the last is 0 in a fusion without vector
     * @param biases of each feeling
     */
    record Mix(double[] weights, double[] biases) {
        /** The probability of each feeling; see {@link Fusion#feelings}. */
        double[] feelings(double[][] parts) {
            double[] odds = new double[biases.length];
            double highest = Double.NEGATIVE_INFINITY;
            for (int label = 0; label < odds.length; label++) {
                odds[label] = biases[label];
                for (int part = 0; part < PARTS; part++) {
                    odds[label] += weights[part] * clamped(parts[part][label]);
                }
                highest = Math.max(highest, odds[label]);
            }
            double sum = 0;
            for (int label = 0; label < odds.length; label++) {
                odds[label] = Math.exp(odds[label] - highest);
                sum += odds[label];
            }
            for (int label = 0; label < odds.length; label++) {
                odds[label] /= sum;
            }
            return odds;
        }
    }

    static Fusion load(String language, String name) {
        Map<String, double[]> mixes = new HashMap<>();
        Map<String, double[]> concerns = new HashMap<>();
        for (String[] row : Lexicon.rows(language + "/heads-fusion.tsv")) {
            if (!row[0].equals(name)) {
                continue;
            }
            double[] numbers = Heads.numbers(row[2]);
            (ConcernKind.of(row[1]).isPresent() ? concerns : mixes).put(row[1], numbers);
        }
        return new Fusion(mix(mixes, "spoken"), mix(mixes, "silent"), concerns);
    }

    /**
     * The probability of each feeling, which add up to 1.
     *
     * @param parts log-odds of the feelings by the lexicon, the n-grams and the vector, the last all 0 when there is none
     */
    double[] feelings(double[][] parts) {
        return (speaks(parts[0]) ? spoken : silent).feelings(parts);
    }

    /** Whether the lexicon names a feeling: one is likelier by it than none. */
    static boolean speaks(double[] byLexicon) {
        double neutral = byLexicon[Label.NEUTRAL.ordinal()];
        return Arrays.stream(byLexicon).anyMatch(odds -> odds > neutral);
    }

    /** The probability of a concern, from its log-odds by the same three; 0 for one without a head. */
    double concern(ConcernKind kind, double lexicon, double ngrams, double vector) {
        double[] fitted = concerns.get(kind.wire());
        if (fitted == null) {
            return 0;
        }
        double odds =
                fitted[0] * clamped(lexicon) + fitted[1] * clamped(ngrams) + fitted[2] * clamped(vector) + fitted[3];
        return 1 / (1 + Math.exp(-odds));
    }

    /** From which probability on the heads raise a concern by themselves; 2, which none has, when they must not. */
    double threshold(ConcernKind kind) {
        double[] fitted = concerns.get(kind.wire());
        return fitted == null ? 2 : fitted[4];
    }

    /** The lexicon's confidence as log-odds; finite for 0 and 1. */
    static double logOdds(double confidence) {
        double inside = Math.clamp(confidence, 0.02, 0.98);
        return Math.log(inside / (1 - inside));
    }

    private static Mix mix(Map<String, double[]> mixes, String name) {
        double[] none = {};
        return new Mix(mixes.getOrDefault(name + "-weights", none), mixes.getOrDefault(name + "-biases", none));
    }

    static double clamped(double odds) {
        return Math.clamp(odds, -MOST_LOG_ODDS, MOST_LOG_ODDS);
    }
}
