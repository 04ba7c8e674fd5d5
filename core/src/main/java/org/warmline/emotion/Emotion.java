package org.warmline.emotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param corrected true when a person put it right, otherwise null and not on the wire
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
        String detector,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean corrected) {
    private static final double KNOWN = 1;
    private static final double MILD = 0.45;

    public Emotion {
        scores = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        evidence = List.copyOf(evidence);
        concerns = List.copyOf(concerns);
    }

    /** A reading by software. */
    public Emotion(
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
        this(
                primary,
                scores,
                valence,
                intensity,
                urgency,
                confidence,
                language,
                evidence,
                concerns,
                escalation,
                detector,
                null);
    }

    /** Whether a person put it right. */
    public boolean wasCorrected() {
        return Boolean.TRUE.equals(corrected);
    }

    /**
     * As a person says it is. What was found besides, such as topics and urgency, stays.
     *
     * @param right the feeling; empty when only the one that was read is wrong: then none is claimed
     */
    public Emotion corrected(Optional<Label> right) {
        Label feeling = right.orElse(Label.NEUTRAL);
        Map<String, Double> certain = new LinkedHashMap<>();
        for (Label label : Label.values()) {
            certain.put(label.wire(), right.isPresent() && label == feeling ? KNOWN : 0);
        }
        boolean calm = feeling == Label.NEUTRAL;
        return new Emotion(
                feeling.wire(),
                certain,
                calm ? 0 : Weights.round(Scores.valence(feeling) * Math.max(MILD, intensity)),
                calm ? 0 : Math.max(MILD, intensity),
                urgency,
                right.isPresent() ? KNOWN : 0,
                language,
                evidence.stream()
                        .filter(each -> each.label().equals(feeling.wire()))
                        .toList(),
                concerns,
                escalation,
                detector,
                true);
    }
}
