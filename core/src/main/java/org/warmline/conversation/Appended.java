package org.warmline.conversation;

import java.time.Instant;

/** What became of an {@link Append}, after the commit. */
public sealed interface Appended {
    /** Stored now. */
    record Stored(Message message) implements Appended {}

    /**
     * Was stored before; nothing changed.
     *
     * @param mismatch whether it was sent again with other content; the first stays
     */
    record Repeated(ConversationId conversation, long seq, Instant at, boolean mismatch) implements Appended {}

    /** The assistant came too late: somebody else has the conversation now. */
    record NotTheAssistantsTurn() implements Appended {}

    /** There is no such conversation. */
    record NoConversation() implements Appended {}
}
