package org.warmline.emotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.warmline.embedding.Vector;

/** Fits logistic heads, one target against the rest, L2-regularised. The same messages give the same heads. */
final class HeadFit {
    private static final double NGRAM_COST = 30;
    private static final double VECTOR_COST = 10;
    /** An n-gram of fewer messages is chance. */
    private static final int LEAST_MESSAGES = 3;
    /** So many are kept, those with the largest weights: more change nothing anybody would see. */
    private static final int MOST_NGRAMS = 6_000;

    private HeadFit() {}

    /**
     * What the heads are fitted on.
     *
     * @param vector null when only the heads on n-grams may learn from it
     * @param truth which targets are true of it
     * @param counts how much it counts for each target; 0 where nothing is known of it
     */
    record Sample(Ngrams ngrams, @Nullable Vector vector, boolean[] truth, double[] counts) {
        /** @param from the first target of which something is known; of all after it, too */
        static Sample of(Ngrams ngrams, Vector vector, boolean[] truth, int from) {
            double[] counts = new double[truth.length];
            Arrays.fill(counts, from, counts.length, 1);
            return new Sample(ngrams, vector, truth, counts);
        }
    }

    /** Heads on n-grams. */
    record ByNgrams(double[] biases, Map<String, float[]> weights) {}

    static ByNgrams byNgrams(List<Sample> samples, int targets) {
        Map<String, Integer> counts = new HashMap<>();
        samples.forEach(
                sample -> sample.ngrams().places().keySet().forEach(ngram -> counts.merge(ngram, 1, Integer::sum)));
        Map<String, Integer> places = new HashMap<>();
        List<String> names = new ArrayList<>();
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_MESSAGES)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(ngram -> {
                    places.put(ngram, names.size());
                    names.add(ngram);
                });
        SparseRows rows = new SparseRows(
                names.size(),
                samples.stream().map(sample -> columns(sample, places)).toArray(int[][]::new),
                values(samples));
        double[] biases = new double[targets];
        float[][] weights = new float[names.size()][targets];
        for (int target = 0; target < targets; target++) {
            float[] fitted = LogisticFit.fit(rows, cases(samples, target), NGRAM_COST);
            biases[target] = fitted[names.size()];
            for (int at = 0; at < names.size(); at++) {
                weights[at][target] = fitted[at];
            }
        }
        Map<String, float[]> byName = new TreeMap<>();
        IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> largest(weights[at]))
                        .reversed())
                .limit(MOST_NGRAMS)
                .forEach(at -> byName.put(names.get(at), weights[at]));
        return new ByNgrams(biases, byName);
    }

    static float[][] byVector(List<Sample> samples, int targets) {
        DenseRows rows = DenseRows.of(
                Vector.DIMENSIONS,
                samples.stream()
                        .map(sample -> Objects.requireNonNull(sample.vector()).values())
                        .toList());
        float[][] weights = new float[targets][];
        Arrays.setAll(weights, target -> LogisticFit.fit(rows, cases(samples, target), VECTOR_COST));
        return weights;
    }

    private static int[] columns(Sample sample, Map<String, Integer> places) {
        return sample.ngrams().places().keySet().stream()
                .map(places::get)
                .filter(Objects::nonNull)
                .mapToInt(place -> place)
                .sorted()
                .toArray();
    }

    private static float[] values(List<Sample> samples) {
        float[] values = new float[samples.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (float) samples.get(row).ngrams().value();
        }
        return values;
    }

    private static List<LogisticFit.Case> cases(List<Sample> samples, int target) {
        return samples.stream()
                .map(sample -> new LogisticFit.Case(sample.truth()[target], sample.counts()[target]))
                .toList();
    }

    private static double largest(float[] weights) {
        double largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest;
    }
}
