package org.warmline.emotion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How the log-odds of the lexicon and of the heads become probabilities. Fitted on what each head says of messages that it was not
 * fitted on (cross-validation), so the weights also calibrate.
 *
 * @param customers for feelings in what reads like a customer's message
 * @param everyday for feelings in what reads like talk among people: the heads know less of it
 * @param talk what tells the two apart: weights of the n-grams and the vector, and a bias
 * @param concerns by wire name: weights of the lexicon, the n-grams and the vector, a bias, and the probability from which on
 *     the concern is raised although the lexicon does not
 */
record Fusion(Mixes customers, Mixes everyday, double[] talk, Map<String, double[]> concerns) {
    /** The target of the heads that tells everyday talk. */
    static final String TALK = "talk";

    static final int PARTS = 3;
    private static final double MOST_LOG_ODDS = 8;
    /**
     * Chosen among 0 to 0.7 on messages that are learnt from since ({@code topics.tsv}): below it ordinary ones raise more alarms, above it topics
     * said in passing are missed.
     */
    private static final double LEAST_IN_PASSING = 0.4;

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

    /**
     * @param spoken where the lexicon names a feeling
     * @param silent where it names none: that says little, so it hardly counts
     */
    record Mixes(Mix spoken, Mix silent) {
        Mix of(double[][] parts) {
            return speaks(parts[0]) ? spoken : silent;
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
        return new Fusion(
                mixes(mixes, "customers"),
                mixes(mixes, "everyday"),
                mixes.getOrDefault(TALK, new double[PARTS]),
                concerns);
    }

    /**
     * The probability of each feeling, which add up to 1.
     *
     * @param parts log-odds of the feelings by the lexicon, the n-grams and the vector, the last all 0 when there is none
     * @param talk how likely it is everyday talk
     */
    double[] feelings(double[][] parts, double talk) {
        double[] odds = customers.of(parts).feelings(parts);
        double[] inTalk = everyday.of(parts).feelings(parts);
        for (int label = 0; label < odds.length; label++) {
            odds[label] += talk * (inTalk[label] - odds[label]);
        }
        return odds;
    }

    /** How likely a text is everyday talk, from the log-odds of that by the n-grams and the vector. */
    double talk(double ngrams, double vector) {
        return logistic(talk[0] * clamped(ngrams) + talk[1] * clamped(vector) + talk[2]);
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
        return logistic(odds);
    }

    /** From which probability on the heads raise a concern by themselves; 2, which none has, when they must not. */
    double threshold(ConcernKind kind) {
        double[] fitted = concerns.get(kind.wire());
        return fitted == null ? 2 : fitted[4];
    }

    /** The same for one sentence of a text. It says less than the whole, whose thresholds go down to 0.15. */
    double thresholdInPassing(ConcernKind kind) {
        return Math.max(LEAST_IN_PASSING, threshold(kind));
    }

    /** The lexicon's confidence as log-odds; finite for 0 and 1. */
    static double logOdds(double confidence) {
        double inside = Math.clamp(confidence, 0.02, 0.98);
        return Math.log(inside / (1 - inside));
    }

    private static Mixes mixes(Map<String, double[]> mixes, String name) {
        return new Mixes(mix(mixes, name + "-spoken"), mix(mixes, name + "-silent"));
    }

    private static Mix mix(Map<String, double[]> mixes, String name) {
        double[] none = {};
        return new Mix(mixes.getOrDefault(name + "-weights", none), mixes.getOrDefault(name + "-biases", none));
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    static double clamped(double odds) {
        return Math.clamp(odds, -MOST_LOG_ODDS, MOST_LOG_ODDS);
    }
}
