package org.warmline.emotion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evidence turned into the figures of an {@link Emotion}. Each label's log-odds are a bias plus its weights, added up fading;
 * the score is their logistic function. The constants are set by hand so that one clear word (0.75) gives 0.75 and a mere
 * mention of a problem (0.35) only just beats neutral; they are fitted on nothing.
 *
 * @param sums fading sum of weights by label, below 0 when the words speak against it; neutral has none
 * @param wordCount how many words there were to go by
 */
record Scores(Map<Label, Double> sums, double urgency, int wordCount, double arousal) {
    private static final double BIAS = -2.2;
    private static final double GAIN = 4.4;
    private static final double NEUTRAL_BIAS = 1.0;
    private static final double NEUTRAL_LOSS = 5.0;
    private static final double DENIED = 0.4;
    /** Softens valence as VADER does (Hutto and Gilbert 2014: s / sqrt(s^2 + alpha)), for weights of about 0.5. */
    private static final double VALENCE_ALPHA = 0.5;

    Scores {
        sums = new EnumMap<>(sums);
    }

    static Scores of(List<Evidence> evidence, double urgency, TextFeatures features) {
        Map<Label, Double> sums = new EnumMap<>(Label.class);
        for (Label label : Label.values()) {
            List<Double> weights = new ArrayList<>();
            for (Evidence each : evidence) {
                if (each.label().equals(label.wire())) {
                    weights.add(each.weight());
                }
            }
            sums.put(label, Weights.fading(weights));
        }
        // From "somebody is blocked" upwards urgency counts as a feeling of its own.
        sums.put(Label.URGENCY, urgency < 1 / 3.0 ? 0 : (urgency - 0.25) * 1.15);
        sums.put(Label.NEUTRAL, 0.0);
        double arousal = (features.shouted() ? 0.1 : 0) + (features.exclamations() >= 2 ? 0.08 : 0);
        return new Scores(sums, urgency, features.words().size(), arousal);
    }

    /** Every label's score, 0..1, in the order of {@link Label}. */
    Map<String, Double> byLabel() {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Label label : Label.values()) {
            scores.put(label.wire(), Weights.round(logistic(logOdds(label))));
        }
        return scores;
    }

    double logOdds(Label label) {
        return label == Label.NEUTRAL ? NEUTRAL_BIAS - NEUTRAL_LOSS * most() : BIAS + GAIN * sum(label);
    }

    Label primary() {
        Label strongest = Label.NEUTRAL;
        double highest = logistic(NEUTRAL_BIAS - NEUTRAL_LOSS * most());
        for (Label label : Label.values()) {
            double score = logistic(BIAS + GAIN * sum(label));
            if (label != Label.NEUTRAL && score > highest) {
                highest = score;
                strongest = label;
            }
        }
        return strongest;
    }

    double valence() {
        double sum = 0;
        for (Label label : Label.values()) {
            // A feeling that is denied says little: who is "not angry" need not be glad.
            sum += valence(label) * (sum(label) < 0 ? DENIED * sum(label) : sum(label));
        }
        return Weights.round(sum / Math.sqrt(sum * sum + VALENCE_ALPHA));
    }

    double intensity() {
        double strongest = 0;
        for (Label label : Label.values()) {
            double share = switch (label) {
                case CONFUSION -> 0.7;
                case URGENCY -> 0.5;
                case NEUTRAL -> 0;
                default -> 1;
            };
            strongest = Math.max(strongest, share * sum(label));
        }
        double intensity = 1 - Math.exp(-1.3 * strongest);
        return Weights.round(Weights.clamp(intensity + (strongest > 0.2 ? arousal : 0), 0, 1));
    }

    /**
     * How far to trust the reading, 0..1: the more words speak, the less they contradict each other and the further the
     * strongest label stands out, the more. A text in which nothing speaks is trusted to be neutral with its length only.
     */
    double confidence() {
        double good = Math.max(0, sum(Label.JOY)) + Math.max(0, sum(Label.GRATITUDE));
        double bad = 0;
        double other = Math.max(0, sum(Label.CONFUSION)) + Math.max(0, sum(Label.URGENCY));
        for (Label label : List.of(Label.ANGER, Label.FRUSTRATION, Label.DISAPPOINTMENT, Label.WORRY, Label.SADNESS)) {
            bad += Math.max(0, sum(label));
        }
        double mass = good + bad + other;
        if (primary() == Label.NEUTRAL) {
            double length = Math.min(1, wordCount / 10.0);
            return Weights.round((0.2 + 0.45 * length) * (1 - Math.min(0.5, mass)));
        }
        double agreement = good + bad == 0 ? 1 : Math.abs(good - bad) / (good + bad);
        double clarity = 1 - Math.exp(-1.8 * mass);
        return Weights.round(clarity * (0.35 + 0.65 * agreement));
    }

    double sum(Label label) {
        return sums.getOrDefault(label, 0.0);
    }

    private double most() {
        double most = 0;
        for (Label label : Label.values()) {
            most = Math.max(most, sum(label));
        }
        return most;
    }

    static double valence(Label label) {
        return switch (label) {
            case ANGER, SADNESS -> -1;
            case DISAPPOINTMENT -> -0.9;
            case FRUSTRATION -> -0.85;
            case WORRY -> -0.7;
            case CONFUSION -> -0.1;
            case GRATITUDE -> 0.85;
            case JOY -> 1;
            case URGENCY, NEUTRAL -> 0;
        };
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
