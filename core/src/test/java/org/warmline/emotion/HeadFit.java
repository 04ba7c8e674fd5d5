package org.warmline.emotion;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
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
    private static final double PRECISION = 0.01;
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
     * @param firstKnown before this target nothing is known of it
     */
    record Sample(Ngrams ngrams, @Nullable Vector vector, boolean[] truth, int firstKnown) {}

    /** Heads on n-grams. */
    record ByNgrams(double[] biases, Map<String, float[]> weights) {}

    static ByNgrams byNgrams(List<Sample> samples, int targets) {
        Map<String, Integer> counts = new TreeMap<>();
        samples.forEach(
                sample -> sample.ngrams().places().keySet().forEach(ngram -> counts.merge(ngram, 1, Integer::sum)));
        Map<String, Integer> places = new HashMap<>();
        List<String> names = new ArrayList<>();
        counts.forEach((ngram, count) -> {
            if (count >= LEAST_MESSAGES) {
                names.add(ngram);
                places.put(ngram, names.size());
            }
        });
        Feature[][] rows = samples.stream()
                .map(sample -> sample.ngrams().places().keySet().stream()
                        .filter(places::containsKey)
                        .map(places::get)
                        .sorted()
                        .map(place ->
                                (Feature) new FeatureNode(place, sample.ngrams().value()))
                        .toArray(Feature[]::new))
                .toArray(Feature[][]::new);
        double[] biases = new double[targets];
        float[][] weights = new float[names.size()][targets];
        for (int target = 0; target < targets; target++) {
            double[] fitted = logistic(rows, samples, target, names.size(), NGRAM_COST);
            biases[target] = fitted[names.size()];
            for (int at = 0; at < names.size(); at++) {
                weights[at][target] = (float) fitted[at];
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
        Feature[][] rows = samples.stream()
                .map(sample -> {
                    Feature[] row = new Feature[Vector.DIMENSIONS];
                    Vector vector = Objects.requireNonNull(sample.vector());
                    for (int at = 0; at < row.length; at++) {
                        row[at] = new FeatureNode(at + 1, vector.at(at));
                    }
                    return row;
                })
                .toArray(Feature[][]::new);
        float[][] weights = new float[targets][Vector.DIMENSIONS + 1];
        for (int target = 0; target < targets; target++) {
            double[] fitted = logistic(rows, samples, target, Vector.DIMENSIONS, VECTOR_COST);
            for (int at = 0; at <= Vector.DIMENSIONS; at++) {
                weights[target][at] = (float) fitted[at];
            }
        }
        return weights;
    }

    private static double largest(float[] weights) {
        double largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest;
    }

    /** The weights, then the bias; all 0 for a target that nothing or everything has. */
    private static double[] logistic(Feature[][] all, List<Sample> samples, int target, int features, double cost) {
        int[] known = IntStream.range(0, all.length)
                .filter(at -> target >= samples.get(at).firstKnown())
                .toArray();
        double[] truth = Arrays.stream(known)
                .mapToDouble(at -> samples.get(at).truth()[target] ? 1 : 0)
                .toArray();
        Feature[][] rows = Arrays.stream(known).mapToObj(at -> all[at]).toArray(Feature[][]::new);
        double[] weights = new double[features + 1];
        if (Arrays.stream(truth).distinct().count() < 2) {
            return weights;
        }
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = features + 1;
        problem.bias = 1;
        problem.x = new Feature[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            problem.x[row] = Arrays.copyOf(rows[row], rows[row].length + 1);
            problem.x[row][rows[row].length] = new FeatureNode(features + 1, 1);
        }
        problem.y = truth;
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, PRECISION));
        // The weights belong to the class seen first.
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        for (int at = 0; at <= features; at++) {
            weights[at] = sign * model.getFeatureWeights()[at];
        }
        return weights;
    }
}
