package org.warmline.emotion;

import java.util.List;

/** Small sums shared by the finders and the scores. */
final class Weights {
    private Weights() {}

    static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /**
     * Adds up weights so that the strongest counts fully and each further one less (0.6 of it, 0.36, ...): ten grumbles are
     * not five times as strong as two.
     *
     * @return 0 for an empty list, below two and a half times the strongest otherwise
     */
    static double fading(List<Double> weights) {
        List<Double> sorted = weights.stream()
                .sorted((left, right) -> Double.compare(Math.abs(right), Math.abs(left)))
                .toList();
        double sum = 0;
        double share = 1;
        for (double weight : sorted) {
            sum += weight * share;
            share *= 0.6;
        }
        return sum;
    }
}
