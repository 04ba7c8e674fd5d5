package org.warmline.chat.assistant;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Escalation;
import org.warmline.knowledge.Answer;

/**
 * A customer's message and all that counts for what the assistant says to it.
 *
 * @param text as written
 * @param escalation why a person should take over, decided before; empty when the assistant may answer
 * @param answer what the articles say to it, if they surely do
 * @param firstReply whether the assistant has said nothing in this conversation yet
 * @param missesBefore how many messages in a row just before this one it had no answer to, 0 or more
 * @param customerName null when not known
 * @param locale BCP 47 tag the assistant should speak
 * @param someoneAvailable whether a person of the team is there now
 */
public record Hearing(
        String text,
        Emotion emotion,
        Optional<Escalation> escalation,
        Optional<Answer> answer,
        boolean firstReply,
        int missesBefore,
        String assistantName,
        String businessName,
        @Nullable String customerName,
        String locale,
        boolean someoneAvailable) {
    public Hearing {
        if (missesBefore < 0) {
            throw new IllegalArgumentException("missesBefore must not be negative: " + missesBefore);
        }
    }
}
