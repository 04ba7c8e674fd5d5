package org.warmline.emotion;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one customer message, as the wire has it.
 *
 * @param primary wire name of the strongest {@link Label}
 * @param scores every label's wire name to 0..1, in the order of {@link Label}
 * @param valence -1 (bad) to 1 (good); between -0.15 and 0.15 means neutral
 * @param intensity 0..1
 * @param urgency below 1/3 can wait, below 2/3 somebody is blocked or coming back, above: today, or danger
 * @param confidence 0..1; low when the words say little or contradict each other
 * @param language BCP 47 tag of the text
 * @param evidence the words it rests on, in order of place
 * @param escalation null when nothing in this text asks for a person
 * @param detector name and version of the method, with {@code degraded} in it when a part was missing
 */
@Serdeable
public record Emotion(
        String primary,
        Map<String, Double> scores,
        double valence,
        double intensity,
        double urgency,
        double confidence,
        String language,
        List<Evidence> evidence,
        List<Concern> concerns,
        @Nullable Escalation escalation,
        String detector) {
    public Emotion {
        scores = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scores));
        evidence = List.copyOf(evidence);
        concerns = List.copyOf(concerns);
    }
}
