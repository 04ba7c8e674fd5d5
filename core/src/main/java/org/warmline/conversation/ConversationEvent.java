package org.warmline.conversation;

import java.util.List;
import org.warmline.access.Access.ConversationScope;

/** What happened in a conversation; told after the commit. */
public sealed interface ConversationEvent {
    ConversationId conversation();

    /**
     * Entries were stored.
     *
     * @param messages in order of seq, without a hole among them
     */
    record MessagesAppended(ConversationId conversation, ConversationScope scope, List<Message> messages)
            implements ConversationEvent {
        public MessagesAppended {
            messages = List.copyOf(messages);
        }
    }

    /** Status, assignment or escalation changed. */
    record ConversationChanged(ConversationId conversation) implements ConversationEvent {}

    /** Somebody has read up to here. */
    record ReadMoved(ConversationId conversation, ConversationScope scope, Author reader, long seq)
            implements ConversationEvent {}
}
