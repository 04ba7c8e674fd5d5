package org.warmline.emotion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits how the parts are put together, on log-odds that each part gave to messages it was not fitted on. Plain gradient descent on
 * the likelihood, which has one optimum; no randomness.
 */
final class FusionFit {
    private static final int STEPS = 1_000;
    private static final double RATE = 0.05;
    /** Pulls biases towards 0 and weights towards even ones: there are few messages for some concerns. */
    private static final double SHRINKAGE = 0.002;

    private static final double SHRINKAGE_OF_CONCERNS = 0.5;
    private static final int NEWTON_STEPS = 25;
    /** Of the messages that raise a concern, so many must have it: an alarm costs a look, a miss can cost a life. */
    private static final double LEAST_PRECISION = 0.6;

    /**
     * The messages that are fitted on were written to be hard, and show a feeling in five of six. Customers mostly say what they
     * mean, so where the lexicon names a feeling it counts fully; and about half of what they write without a word of feeling shows none,
     * which is about one more in log-odds than here. Both are assumptions, not fits.
     */
    private static final double LEAST_OF_LEXICON = 1;

    private static final double NEUTRAL_SHIFT = 1;

    private static final double LEAST_THRESHOLD = 0.35;
    /** Of about a hundred and fifty messages written to mislead, so many may. */
    private static final int MOST_MISLED = 1;

    private FusionFit() {}

    /**
     * What the parts say of one message, by part, then by target; and what is true of it.
     *
     * @param feeling the label's place
     * @param hard written to mislead
     */
    record Said(double[][] feelings, double[][] concerns, int feeling, boolean[] truth, boolean hard) {}

    static Fusion fit(List<Said> said, List<String> kinds, boolean withVector) {
        Map<Boolean, List<Said>> bySpeaking =
                said.stream().collect(Collectors.partitioningBy(one -> Fusion.speaks(one.feelings()[0])));
        Fusion.Mix spoken = mix(Objects.requireNonNull(bySpeaking.get(true)), withVector);
        spoken.weights()[0] = Math.max(LEAST_OF_LEXICON, spoken.weights()[0]);
        Fusion.Mix silent = mix(Objects.requireNonNull(bySpeaking.get(false)), withVector);
        silent.weights()[0] = Math.max(0, silent.weights()[0]);
        silent.biases()[Label.NEUTRAL.ordinal()] += NEUTRAL_SHIFT;
        Map<String, double[]> concerns = new HashMap<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            concerns.put(kinds.get(kind), concern(said, kind, withVector));
        }
        return new Fusion(spoken, silent, concerns);
    }

    private static Fusion.Mix mix(List<Said> said, boolean withVector) {
        int labels = Label.values().length;
        double[] weights = {0.5, 0.5, withVector ? 0.5 : 0};
        double[] biases = new double[labels];
        Fusion.Mix mix = new Fusion.Mix(weights, biases);
        for (int step = 0; step < STEPS; step++) {
            double[] slopes = new double[Fusion.PARTS];
            double[] biasSlopes = new double[labels];
            for (Said one : said) {
                double[] probabilities = mix.feelings(one.feelings());
                for (int label = 0; label < labels; label++) {
                    double error = probabilities[label] - (one.feeling() == label ? 1 : 0);
                    biasSlopes[label] += error;
                    for (int part = 0; part < Fusion.PARTS; part++) {
                        slopes[part] += error * Fusion.clamped(one.feelings()[part][label]);
                    }
                }
            }
            for (int part = 0; part < Fusion.PARTS; part++) {
                weights[part] -= part == 2 && !withVector ? 0 : RATE * slopes[part] / said.size();
            }
            for (int label = 0; label < labels; label++) {
                biases[label] -= 10 * RATE * (biasSlopes[label] / said.size() + SHRINKAGE * biases[label]);
            }
        }
        return mix;
    }

    /** By Newton's method: four numbers only. */
    private static double[] concern(List<Said> said, int kind, boolean withVector) {
        int size = 4;
        double[] fitted = {0.5, 0.5, withVector ? 0.5 : 0, 0, 0};
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] slopes = new double[size];
            double[][] curves = new double[size][size];
            for (Said one : said) {
                double[] row = row(one, kind, withVector);
                double probability = probability(fitted, one, kind);
                for (int at = 0; at < size; at++) {
                    slopes[at] += (probability - (one.truth()[kind] ? 1 : 0)) * row[at];
                    for (int other = 0; other < size; other++) {
                        curves[at][other] += probability * (1 - probability) * row[at] * row[other];
                    }
                }
            }
            for (int at = 0; at < size; at++) {
                slopes[at] += SHRINKAGE_OF_CONCERNS * (fitted[at] - (at < 3 && (at < 2 || withVector) ? 0.5 : 0));
                curves[at][at] += SHRINKAGE_OF_CONCERNS;
            }
            double[] move = solved(curves, slopes);
            double before = loss(said, fitted, kind);
            double share = 1;
            double[] next = moved(fitted, move, share);
            while (loss(said, next, kind) > before && share > 1e-4) {
                share /= 2;
                next = moved(fitted, move, share);
            }
            fitted = next;
        }
        fitted[4] = threshold(said, fitted, kind);
        return fitted;
    }

    private static double[] moved(double[] from, double[] move, double share) {
        double[] to = from.clone();
        for (int at = 0; at < move.length; at++) {
            to[at] -= share * move[at];
        }
        return to;
    }

    private static double loss(List<Said> said, double[] fitted, int kind) {
        double loss = 0;
        for (Said one : said) {
            double probability = probability(fitted, one, kind);
            loss -= Math.log(Math.max(1e-12, one.truth()[kind] ? probability : 1 - probability));
        }
        for (int at = 0; at < 4; at++) {
            loss += SHRINKAGE_OF_CONCERNS / 2 * Math.pow(fitted[at] - (at < 3 && fitted[at] != 0 ? 0.5 : 0), 2);
        }
        return loss;
    }

    private static double[] row(Said one, int kind, boolean withVector) {
        return new double[] {
            Fusion.clamped(one.concerns()[0][kind]),
            Fusion.clamped(one.concerns()[1][kind]),
            withVector ? Fusion.clamped(one.concerns()[2][kind]) : 0,
            1
        };
    }

    /** Gauss-Jordan elimination of a small, positive definite system. */
    private static double[] solved(double[][] matrix, double[] right) {
        int size = right.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                if (row != pivot) {
                    double factor = matrix[row][pivot] / matrix[pivot][pivot];
                    for (int column = pivot; column < size; column++) {
                        matrix[row][column] -= factor * matrix[pivot][column];
                    }
                    right[row] -= factor * right[pivot];
                }
            }
        }
        double[] solution = new double[size];
        for (int at = 0; at < size; at++) {
            solution[at] = right[at] / matrix[at][at];
        }
        return solution;
    }

    /**
     * The lowest probability from which on most of the messages that raise the concern have it, and hardly a hard negative raises it.
     */
    private static double threshold(List<Said> said, double[] fitted, int kind) {
        List<Integer> likeliest = IntStream.range(0, said.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> probability(fitted, said.get(at), kind))
                        .reversed())
                .toList();
        double threshold = 0.99;
        int right = 0;
        int raised = 0;
        int misled = 0;
        for (int at : likeliest) {
            boolean there = said.get(at).truth()[kind];
            misled += said.get(at).hard() && !there ? 1 : 0;
            if (misled > MOST_MISLED) {
                break;
            }
            raised++;
            right += there ? 1 : 0;
            double probability = probability(fitted, said.get(at), kind);
            if (there && right >= LEAST_PRECISION * raised && probability >= LEAST_THRESHOLD) {
                threshold = probability;
            }
        }
        return threshold;
    }

    private static double probability(double[] fitted, Said one, int kind) {
        double odds = fitted[3];
        for (int part = 0; part < Fusion.PARTS; part++) {
            odds += fitted[part] * Fusion.clamped(one.concerns()[part][kind]);
        }
        return 1 / (1 + Math.exp(-odds));
    }
}
