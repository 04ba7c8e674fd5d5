package org.warmline.escalation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Escalation;
import org.warmline.emotion.Label;

/**
 * Decides whether a person should take over, from the latest reading and the conversation's facts. Pure and thread-safe. The
 * first rule that holds gives the reason, and its {@code because} is always one sentence for the agent.
 */
@Singleton
public final class EscalationPolicy {
    private static final int MISSES_TO_HAND_OVER = 2;
    private static final double UPSET = 0.4;
    private static final double TODAY = 2 / 3.0;
    private static final int MESSAGES_TO_LOOK_BACK = 4;
    private static final int UPSET_MESSAGES_TO_HAND_OVER = 3;
    private static final Set<String> ANGRY = Set.of(Label.ANGER.wire(), Label.FRUSTRATION.wire());
    private static final Set<String> UPSETTING = Set.of(
            Label.ANGER.wire(),
            Label.FRUSTRATION.wire(),
            Label.DISAPPOINTMENT.wire(),
            Label.SADNESS.wire(),
            Label.WORRY.wire());

    private final List<EscalationRule> rules = List.of(
            new EscalationRule("the text asks for it", (reading, facts) -> Optional.ofNullable(reading.escalation())),
            new EscalationRule("two misses", EscalationPolicy::twoMisses),
            new EscalationRule("one miss, and the customer is upset or in a hurry", EscalationPolicy::missWhileUpset),
            new EscalationRule("upset for several messages", EscalationPolicy::lastingFrustration));

    /** The reason to hand over, or empty when the conversation may go on as it is. */
    public Optional<Escalation> decide(Emotion reading, ConversationFacts facts) {
        for (EscalationRule rule : rules) {
            Optional<Escalation> escalation = rule.judge(reading, facts);
            if (escalation.isPresent()) {
                return escalation;
            }
        }
        return Optional.empty();
    }

    private static Optional<Escalation> twoMisses(Emotion reading, ConversationFacts facts) {
        if (!facts.assistantActive() || facts.assistantMisses() < MISSES_TO_HAND_OVER) {
            return Optional.empty();
        }
        return because(
                ConcernKind.REPEATED_FAILURE,
                "The assistant could not help " + facts.assistantMisses() + " times in a row.");
    }

    private static Optional<Escalation> missWhileUpset(Emotion reading, ConversationFacts facts) {
        if (!facts.assistantActive() || facts.assistantMisses() == 0) {
            return Optional.empty();
        }
        if (reading.urgency() >= TODAY) {
            return because(ConcernKind.LOW_CONFIDENCE, "The assistant could not help, and the customer cannot wait.");
        }
        if (UPSETTING.contains(reading.primary()) && reading.intensity() >= UPSET) {
            return because(
                    ConcernKind.LOW_CONFIDENCE,
                    "The assistant could not help, and the customer's message shows " + reading.primary() + ".");
        }
        return Optional.empty();
    }

    private static Optional<Escalation> lastingFrustration(Emotion reading, ConversationFacts facts) {
        if (!isAngry(reading)) {
            return Optional.empty();
        }
        List<Emotion> latest = new ArrayList<>(facts.earlierReadings());
        latest.add(reading);
        List<Emotion> recent = latest.subList(Math.max(0, latest.size() - MESSAGES_TO_LOOK_BACK), latest.size());
        long upset = recent.stream().filter(EscalationPolicy::isAngry).count();
        if (upset < UPSET_MESSAGES_TO_HAND_OVER) {
            return Optional.empty();
        }
        return because(
                ConcernKind.STRONG_EMOTION,
                "Frustrated or angry in " + upset + " of the last " + recent.size() + " messages.");
    }

    private static boolean isAngry(Emotion reading) {
        return ANGRY.contains(reading.primary()) && reading.intensity() >= UPSET;
    }

    private static Optional<Escalation> because(ConcernKind kind, String sentence) {
        return Optional.of(new Escalation(kind.wire(), sentence));
    }
}
