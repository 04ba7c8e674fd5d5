package org.warmline.phrasebank;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.warmline.emotion.Concern;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;

/** A reading of feelings beside the feelings a phrase is for. */
final class Feelings {
    static final Set<Label> DISTRESS =
            EnumSet.of(Label.ANGER, Label.FRUSTRATION, Label.DISAPPOINTMENT, Label.WORRY, Label.SADNESS);
    static final Set<Label> GLAD = EnumSet.of(Label.GRATITUDE, Label.JOY);

    /** From here on a sensitive topic counts as present: rather careful once too often than cheerful at a grave. */
    static final double CONCERN_PRESENT = 0.5;

    /** From here on a feeling counts as there although another one is stronger. */
    private static final double ALSO_FELT = 0.3;

    private Feelings() {}

    static double score(Emotion emotion, Label label) {
        return emotion.scores().getOrDefault(label.wire(), 0.0);
    }

    static boolean primary(Emotion emotion, Set<Label> labels) {
        return labels.stream().anyMatch(label -> label.wire().equals(emotion.primary()));
    }

    /** The strongest of the hurting feelings, 0..1. */
    static double distress(Emotion emotion) {
        return DISTRESS.stream()
                .mapToDouble(label -> score(emotion, label))
                .max()
                .orElse(0);
    }

    static boolean distressed(Emotion emotion) {
        return primary(emotion, DISTRESS) || distress(emotion) >= ALSO_FELT;
    }

    static boolean present(Emotion emotion, ConcernKind kind) {
        return confidence(emotion, kind) >= CONCERN_PRESENT;
    }

    static double confidence(Emotion emotion, ConcernKind kind) {
        return emotion.concerns().stream()
                .filter(concern -> concern.kind().equals(kind.wire()))
                .mapToDouble(Concern::confidence)
                .max()
                .orElse(0);
    }

    /** How well a phrase answers the reading: its best feeling's score relative to the strongest feeling read, 0..1. */
    static double match(Emotion emotion, Phrase phrase) {
        double strongest = emotion.scores().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return strongest <= 0 ? 0 : score(emotion, answered(emotion, phrase)) / strongest;
    }

    /** Which of its feelings the phrase answers here: the one felt most, else its first. */
    static Label answered(Emotion emotion, Phrase phrase) {
        // The first of equals wins: a phrase names its main feeling first.
        return phrase.content().feelings().stream()
                .max(Comparator.comparingDouble(label -> score(emotion, label)))
                .orElse(Label.NEUTRAL);
    }

    /** A phrase for good moods: it answers gladness, and at most calm beside it. */
    static boolean cheerful(Phrase phrase) {
        Set<Label> feelings = EnumSet.copyOf(phrase.content().feelings());
        boolean glad = GLAD.stream().anyMatch(feelings::contains);
        return glad && DISTRESS.stream().noneMatch(feelings::contains);
    }
}
