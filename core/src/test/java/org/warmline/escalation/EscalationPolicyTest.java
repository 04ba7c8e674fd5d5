package org.warmline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Escalation;

class EscalationPolicyTest {
    private final EscalationPolicy policy = new EscalationPolicy();

    @ParameterizedTest(name = "{0} {1} urgent {2}, misses {3}, assistant {4}, upset before {5}: {6}")
    @CsvSource({
        "neutral,     0.0, 0.0, 0, true,  0, -",
        "neutral,     0.0, 0.0, 1, true,  0, -",
        "neutral,     0.0, 0.0, 2, true,  0, repeated-failure",
        "neutral,     0.0, 0.0, 5, true,  0, repeated-failure",
        "neutral,     0.0, 0.0, 2, false, 0, -",
        "joy,         0.9, 0.0, 1, true,  0, -",
        "frustration, 0.3, 0.0, 1, true,  0, -",
        "frustration, 0.5, 0.0, 1, true,  0, low-confidence",
        "worry,       0.5, 0.0, 1, true,  0, low-confidence",
        "neutral,     0.0, 0.8, 1, true,  0, low-confidence",
        "neutral,     0.0, 0.8, 0, true,  0, -",
        "neutral,     0.0, 0.8, 1, false, 0, -",
        "anger,       0.5, 0.0, 0, true,  1, -",
        "anger,       0.5, 0.0, 0, true,  2, strong-emotion",
        "anger,       0.5, 0.0, 0, false, 3, strong-emotion",
        "anger,       0.2, 0.0, 0, true,  3, -",
        "joy,         0.8, 0.0, 0, true,  3, -"
    })
    void decidesFromTheReadingAndTheFacts(
            String primary,
            double intensity,
            double urgency,
            int misses,
            boolean assistant,
            int upsetBefore,
            String expected) {
        List<Emotion> earlier = Collections.nCopies(upsetBefore, reading("frustration", 0.6, 0, null));
        ConversationFacts facts = new ConversationFacts(misses, assistant, earlier);

        Optional<Escalation> decision = policy.decide(reading(primary, intensity, urgency, null), facts);

        assertThat(decision.map(Escalation::reason).orElse("-")).isEqualTo(expected);
        decision.ifPresent(escalation -> assertThat(escalation.because()).matches("[A-Z].*\\."));
    }

    @Test
    void putsWhatTheTextAsksForBeforeEverythingElse() {
        Escalation asked = new Escalation("person-requested", "Asks for a person: \"agent please\".");

        assertThat(policy.decide(reading("anger", 0.9, 0.9, asked), new ConversationFacts(3, true, List.of())))
                .contains(asked);
    }

    @Test
    void forgetsFrustrationThatLiesLongBack() {
        List<Emotion> earlier = new ArrayList<>(Collections.nCopies(3, reading("anger", 0.8, 0, null)));
        earlier.addAll(Collections.nCopies(3, reading("neutral", 0, 0, null)));

        assertThat(policy.decide(reading("anger", 0.6, 0, null), new ConversationFacts(0, true, earlier)))
                .isEmpty();
    }

    @Test
    void refusesANegativeCountOfMisses() {
        assertThatThrownBy(() -> new ConversationFacts(-1, true, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Emotion reading(String primary, double intensity, double urgency, @Nullable Escalation escalation) {
        return new Emotion(
                primary,
                Map.of(primary, 0.8),
                0,
                intensity,
                urgency,
                0.8,
                "en",
                List.of(),
                List.of(),
                escalation,
                "test/1");
    }
}
