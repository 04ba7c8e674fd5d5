package org.warmline.emotion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Fits how the parts are put together, on log-odds that each part gave to messages it was not fitted on. By their
 * likelihood, which has one optimum; no randomness.
 */
final class FusionFit {
    private static final double LEAST = 1e-12;
    /** Pulls biases towards 0 and weights towards even ones: there are few messages for some concerns. */
    private static final double SHRINKAGE = 0.002;

    private static final double SHRINKAGE_OF_CONCERNS = 0.5;
    /** What is so probable is raised in any case: probabilities are calibrated. */
    private static final double SURE = 0.6;
    /** To take a customer's message for talk costs less than to take talk for a customer's message: its feeling is then what its words say. */
    private static final double TALK_SHIFT = 0.25;

    private FusionFit() {}

    /**
     * What the parts say of one message, by part, then by target; and what is true of it.
     *
     * @param truth of each concern, and last whether it is talk
     */
    record Said(double[][] feelings, double[][] concerns, boolean[] truth, AuthoredMessages.Message message) {
        /** The label's place. */
        int feeling() {
            return message.feeling().ordinal();
        }
    }

    /**
     * What is assumed of the world beyond these messages, which were written to be hard and mostly to show a feeling.
     *
     * @param leastOfLexicon where the lexicon names a feeling it counts at least so much: people mostly say what they mean
     * @param besideLexicon the heads count so much of what the messages would have it where the lexicon speaks
     * @param alone the same where it is silent
     * @param neutral added to the log-odds of no feeling where it is silent
     */
    private record Assumed(double leastOfLexicon, double besideLexicon, double alone, double neutral) {
        static final Assumed CUSTOMERS = new Assumed(0.7, 0.85, 1, 0);
        /** These messages are few and of a few people's days: here the heads know little of the world. */
        static final Assumed EVERYDAY = new Assumed(1, 0.4, 0.6, 0.5);
    }

    static Fusion fit(List<Said> said, List<String> kinds, boolean withVector) {
        Map<Boolean, List<Said>> byTalk = said.stream()
                .filter(one -> !one.message().topicOnly())
                .collect(Collectors.partitioningBy(one -> one.message().plain()));
        double[] talk = weights(said, kinds.size(), withVector);
        Map<String, double[]> concerns = new HashMap<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            ConcernKind which = ConcernKind.of(kinds.get(kind)).orElseThrow();
            concerns.put(which.wire(), concern(said, kind, withVector, Alarms.of(which)));
        }
        return new Fusion(
                mixes(Objects.requireNonNull(byTalk.get(false)), Assumed.CUSTOMERS, withVector),
                mixes(Objects.requireNonNull(byTalk.get(true)), Assumed.EVERYDAY, withVector),
                new double[] {talk[1], talk[2], talk[3] + TALK_SHIFT},
                concerns);
    }

    private static Fusion.Mixes mixes(List<Said> said, Assumed assumed, boolean withVector) {
        Map<Boolean, List<Said>> bySpeaking =
                said.stream().collect(Collectors.partitioningBy(one -> Fusion.speaks(one.feelings()[0])));
        Fusion.Mix spoken = mix(
                Objects.requireNonNull(bySpeaking.get(true)),
                assumed.leastOfLexicon(),
                assumed.besideLexicon(),
                withVector);
        Fusion.Mix silent = mix(Objects.requireNonNull(bySpeaking.get(false)), 0, assumed.alone(), withVector);
        silent.biases()[Label.NEUTRAL.ordinal()] += assumed.neutral();
        return new Fusion.Mixes(spoken, silent);
    }

    private static Fusion.Mix mix(List<Said> said, double leastOfLexicon, double shareOfHeads, boolean withVector) {
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
        if (shareOfHeads < 1) {
            for (int part = 0; part < Fusion.PARTS; part++) {
                fitted[part] *= part == 0 ? 1 : shareOfHeads;
                free[part] = false;
            }
            fitted = Newton.minimum(loss, fitted, free);
        }
        return FeelingLoss.mix(fitted);
    }

    /** Of the lexicon, the n-grams and the vector for a concern, and a bias. */
    private static double[] weights(List<Said> said, int kind, boolean withVector) {
        double half = 0.5;
        double[] start = {half, half, withVector ? half : 0, 0};
        boolean[] free = {true, true, withVector, true};
        return Newton.minimum(new ConcernLoss(said, kind), start, free);
    }

    private static double[] concern(List<Said> said, int kind, boolean withVector, Alarms alarms) {
        double[] fitted = weights(said, kind, withVector);
        double[] withThreshold = Arrays.copyOf(fitted, fitted.length + 1);
        withThreshold[fitted.length] = threshold(said, fitted, kind, alarms);
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
     * How many alarms a concern may cost.
     *
     * @param precision of the messages that raise it, so many must have it
     * @param misled of the messages that were written to mislead, so many may raise it
     * @param least the lowest probability to be taken for a threshold
     */
    private record Alarms(double precision, double misled, double least) {
        /** Of everyday talk, so much may raise any of them. */
        static final double PLAIN = 0.01;

        /** A false alarm costs a look. Where a life can be at stake many looks are worth one that is heard. */
        static Alarms of(ConcernKind kind) {
            return switch (kind) {
                case SELF_HARM, THREAT, SAFETY -> new Alarms(0.25, 0.05, 0.15);
                default -> new Alarms(0.3, 0.03, 0.2);
            };
        }
    }

    /**
     * The lowest probability from which on the alarms are few enough, {@link #SURE} at most. Of the hints only those of the topic are looked at, and with them
     * each message of the topic counts less: it is to look as common as it is among the others.
     */
    private static double threshold(List<Said> said, double[] fitted, int kind, Alarms alarms) {
        double mostMisled = alarms.misled()
                * said.stream().filter(one -> one.message().hard()).count();
        double mostPlain = Alarms.PLAIN
                * said.stream().filter(one -> one.message().plain()).count();
        List<Said> likeliest = said.stream()
                .filter(one -> !spoken(one, kind) && (!one.message().topicOnly() || one.truth()[kind]))
                .sorted(Comparator.comparingDouble((Said one) -> probability(fitted, one, kind))
                        .reversed())
                .toList();
        double all = likeliest.stream().filter(one -> one.truth()[kind]).count();
        double share = likeliest.stream()
                        .filter(one -> one.truth()[kind] && !one.message().topicOnly())
                        .count()
                / all;
        double threshold = SURE;
        if (!(share > 0)) {
            return threshold;
        }
        double right = 0;
        double raised = 0;
        int misled = 0;
        int plain = 0;
        for (Said one : likeliest) {
            boolean there = one.truth()[kind];
            misled += one.message().hard() && !there ? 1 : 0;
            plain += one.message().plain() && !there ? 1 : 0;
            if (misled > mostMisled || plain > mostPlain) {
                break;
            }
            raised += there ? share : 1;
            right += there ? share : 0;
            double probability = probability(fitted, one, kind);
            if (there && right >= alarms.precision() * raised && probability >= alarms.least() && probability < SURE) {
                threshold = probability;
            }
        }
        return threshold;
    }

    /** The lexicon raises it, whatever the threshold. */
    private static boolean spoken(Said one, int kind) {
        return one.concerns()[0][kind] >= 0;
    }

    private static double probability(double[] fitted, Said one, int kind) {
        double odds = 0;
        for (int at = 0; at <= Fusion.PARTS; at++) {
            odds += fitted[at] * value(one, kind, at);
        }
        return 1 / (1 + Math.exp(-odds));
    }
}
