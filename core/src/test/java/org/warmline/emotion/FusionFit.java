package org.warmline.emotion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits how the parts are put together, on log-odds that each part gave to messages it was not fitted on. By their
 * likelihood, which has one optimum; no randomness.
 */
final class FusionFit {
    private static final double LEAST = 1e-12;
    /** Pulls biases towards 0 and weights towards even ones: there are few messages for some concerns. */
    private static final double SHRINKAGE = 0.002;

    private static final double SHRINKAGE_OF_CONCERNS = 0.5;
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
        Fusion.Mix spoken = mix(Objects.requireNonNull(bySpeaking.get(true)), LEAST_OF_LEXICON, withVector);
        Fusion.Mix silent = mix(Objects.requireNonNull(bySpeaking.get(false)), 0, withVector);
        silent.biases()[Label.NEUTRAL.ordinal()] += NEUTRAL_SHIFT;
        Map<String, double[]> concerns = new HashMap<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            concerns.put(kinds.get(kind), concern(said, kind, withVector));
        }
        return new Fusion(spoken, silent, concerns);
    }

    private static Fusion.Mix mix(List<Said> said, double leastOfLexicon, boolean withVector) {
        int size = Fusion.PARTS + Label.values().length;
        double[] start = new double[size];
        Arrays.fill(start, 0, withVector ? Fusion.PARTS : Fusion.PARTS - 1, 0.5);
        boolean[] free = new boolean[size];
        Arrays.fill(free, true);
        free[Fusion.PARTS - 1] = withVector;
        FeelingLoss loss = new FeelingLoss(said);
        double[] fitted = Newton.minimum(loss, start, free);
        if (fitted[0] < leastOfLexicon) {
            fitted[0] = leastOfLexicon;
            free[0] = false;
            fitted = Newton.minimum(loss, fitted, free);
        }
        return FeelingLoss.mix(fitted);
    }

    private static double[] concern(List<Said> said, int kind, boolean withVector) {
        double half = 0.5;
        double[] start = {half, half, withVector ? half : 0, 0};
        boolean[] free = {true, true, withVector, true};
        double[] fitted = Newton.minimum(new ConcernLoss(said, kind), start, free);
        double[] withThreshold = Arrays.copyOf(fitted, fitted.length + 1);
        withThreshold[fitted.length] = threshold(said, fitted, kind);
        return withThreshold;
    }

    /** Of the weights of the parts, then the biases of the feelings. */
    private record FeelingLoss(List<Said> said) implements Newton.Loss {
        static Fusion.Mix mix(double[] numbers) {
            return new Fusion.Mix(
                    Arrays.copyOf(numbers, Fusion.PARTS), Arrays.copyOfRange(numbers, Fusion.PARTS, numbers.length));
        }

        @Override
        public double at(double[] numbers) {
            Fusion.Mix mix = mix(numbers);
            double loss = 0;
            for (Said one : said) {
                loss -= Math.log(Math.max(LEAST, mix.feelings(one.feelings())[one.feeling()])) / said.size();
            }
            for (double bias : mix.biases()) {
                loss += SHRINKAGE / 2 * bias * bias;
            }
            return loss;
        }

        @Override
        public void derive(double[] numbers, double[] slopes, double[][] curves) {
            Fusion.Mix mix = mix(numbers);
            for (Said one : said) {
                double[] probabilities = mix.feelings(one.feelings());
                double[] mean = new double[numbers.length];
                for (int label = 0; label < probabilities.length; label++) {
                    double[] row = row(one, label, numbers.length);
                    double error = probabilities[label] - (one.feeling() == label ? 1 : 0);
                    for (int at = 0; at < row.length; at++) {
                        slopes[at] += error * row[at] / said.size();
                        mean[at] += probabilities[label] * row[at];
                        for (int other = 0; row[at] != 0 && other < row.length; other++) {
                            curves[at][other] += probabilities[label] * row[at] * row[other] / said.size();
                        }
                    }
                }
                for (int at = 0; at < mean.length; at++) {
                    for (int other = 0; other < mean.length; other++) {
                        curves[at][other] -= mean[at] * mean[other] / said.size();
                    }
                }
            }
            for (int at = 0; at < numbers.length; at++) {
                boolean bias = at >= Fusion.PARTS;
                slopes[at] += bias ? SHRINKAGE * numbers[at] : 0;
                curves[at][at] += bias ? SHRINKAGE : LEAST;
            }
        }

        private static double[] row(Said one, int label, int size) {
            double[] row = new double[size];
            for (int part = 0; part < Fusion.PARTS; part++) {
                row[part] = Fusion.clamped(one.feelings()[part][label]);
            }
            row[Fusion.PARTS + label] = 1;
            return row;
        }
    }

    /** Of the weights of the parts, then the bias. */
    private record ConcernLoss(List<Said> said, int kind) implements Newton.Loss {
        @Override
        public double at(double[] numbers) {
            double loss = 0;
            for (Said one : said) {
                double probability = probability(numbers, one, kind);
                loss -= Math.log(Math.max(LEAST, one.truth()[kind] ? probability : 1 - probability));
            }
            for (int at = 0; at < numbers.length; at++) {
                loss += SHRINKAGE_OF_CONCERNS / 2 * Math.pow(numbers[at] - middle(at), 2);
            }
            return loss;
        }

        @Override
        public void derive(double[] numbers, double[] slopes, double[][] curves) {
            for (Said one : said) {
                double probability = probability(numbers, one, kind);
                for (int at = 0; at < numbers.length; at++) {
                    double value = value(one, kind, at);
                    slopes[at] += (probability - (one.truth()[kind] ? 1 : 0)) * value;
                    for (int other = 0; other < numbers.length; other++) {
                        curves[at][other] += probability * (1 - probability) * value * value(one, kind, other);
                    }
                }
            }
            for (int at = 0; at < numbers.length; at++) {
                slopes[at] += SHRINKAGE_OF_CONCERNS * (numbers[at] - middle(at));
                curves[at][at] += SHRINKAGE_OF_CONCERNS;
            }
        }

        private static double middle(int at) {
            return at < Fusion.PARTS ? 0.5 : 0;
        }
    }

    private static double value(Said one, int kind, int at) {
        return at < Fusion.PARTS ? Fusion.clamped(one.concerns()[at][kind]) : 1;
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
        double odds = 0;
        for (int at = 0; at <= Fusion.PARTS; at++) {
            odds += fitted[at] * value(one, kind, at);
        }
        return 1 / (1 + Math.exp(-odds));
    }
}
