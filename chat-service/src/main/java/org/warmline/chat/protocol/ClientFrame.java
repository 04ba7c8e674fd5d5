package org.warmline.chat.protocol;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.MessageKind;
import org.warmline.conversation.SuggestionUse;
import org.warmline.workspace.Token;

/** What a client can say. */
public sealed interface ClientFrame {
    /** Who I am and what I have; must come first. Answered with {@code ready}, backlogs and {@code live}. */
    record Hello(Optional<Token> token, Optional<String> epoch, List<Cursor> resume, Optional<String> client)
            implements ClientFrame {
        public Hello {
            resume = List.copyOf(resume);
        }
    }

    /** Up to which seq a conversation is known; 0: nothing of it. */
    record Cursor(ConversationId conversation, long seq) {}

    /** Say something. Answered with {@code ack}, or {@code error} with its id as {@code ref}. */
    record Send(
            UUID id,
            Optional<ConversationId> conversation,
            String body,
            MessageKind kind,
            List<UUID> attachments,
            Optional<SuggestionUse> suggestion)
            implements ClientFrame {
        public Send {
            attachments = List.copyOf(attachments);
        }
    }

    /** Staff: stream it to me, from after the seq, or from now. */
    record Follow(ConversationId conversation, Optional<Long> seq) implements ClientFrame {}

    /** Staff: no longer. */
    record Unfollow(ConversationId conversation) implements ClientFrame {}

    /** I have shown everything up to here. */
    record Read(ConversationId conversation, long seq) implements ClientFrame {}

    /** I am writing, or no longer. */
    record Typing(ConversationId conversation, boolean on) implements ClientFrame {}

    /** Staff: tell me of activity in conversations I do not follow, or no longer. */
    record Watch(boolean on) implements ClientFrame {}

    /** Are you there? */
    record Ping(Optional<String> ref) implements ClientFrame {}
}
