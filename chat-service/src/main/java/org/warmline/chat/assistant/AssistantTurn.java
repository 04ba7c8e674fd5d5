package org.warmline.chat.assistant;

import java.util.List;
import org.warmline.knowledge.Source;

/** What the assistant does with a message. */
public sealed interface AssistantTurn {
    /** What the customer reads; never blank. */
    String text();

    /**
     * The assistant answers and keeps the conversation.
     *
     * @param sources where the facts in the text come from; empty when it states none
     * @param missed whether it had no answer
     */
    record Reply(String text, List<Source> sources, boolean missed) implements AssistantTurn {
        public Reply {
            sources = List.copyOf(sources);
        }
    }

    /** The assistant tells the customer that a person takes over, and says no more. */
    record HandOver(String text) implements AssistantTurn {}
}
