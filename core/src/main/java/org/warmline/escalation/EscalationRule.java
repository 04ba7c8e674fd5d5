package org.warmline.escalation;

import java.util.Optional;
import java.util.function.BiFunction;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Escalation;

/**
 * One reason to hand over.
 *
 * @param name for tests and logs
 * @param judge the escalation when the rule holds
 */
record EscalationRule(String name, BiFunction<Emotion, ConversationFacts, Optional<Escalation>> judge) {
    Optional<Escalation> judge(Emotion reading, ConversationFacts facts) {
        return judge.apply(reading, facts);
    }
}
