package org.warmline.escalation;

import java.util.List;
import org.warmline.emotion.Emotion;

/**
 * What happened in a conversation before the message at hand.
 *
 * @param assistantMisses how many answers the assistant could not give in a row, 0 or more
 * @param assistantActive whether the assistant still answers; false once a person was asked in
 * @param earlierReadings of the customer's earlier messages, oldest first; the message at hand is not among them
 */
public record ConversationFacts(int assistantMisses, boolean assistantActive, List<Emotion> earlierReadings) {
    public ConversationFacts {
        if (assistantMisses < 0) {
            throw new IllegalArgumentException("assistantMisses must not be negative: " + assistantMisses);
        }
        earlierReadings = List.copyOf(earlierReadings);
    }
}
