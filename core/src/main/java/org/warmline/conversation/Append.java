package org.warmline.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.ContactId;
import org.warmline.workspace.InboxId;

/**
 * A message to be stored.
 *
 * @param id made by the sender; storing it again in the same place changes nothing
 */
public record Append(
        Target target,
        Author author,
        UUID id,
        MessageKind kind,
        String body,
        List<Source> sources,
        @Nullable SuggestionUse suggestion) {
    public Append {
        sources = List.copyOf(sources);
    }

    public static Append text(ConversationId conversation, Author author, UUID id, String body) {
        return new Append(new Target.Existing(conversation), author, id, MessageKind.TEXT, body, List.of(), null);
    }

    /** Where it goes. */
    public sealed interface Target {
        /** Into this conversation. */
        record Existing(ConversationId id) implements Target {}

        /**
         * Into the one the visitor's same id went to before, else into their open conversation in the inbox, else into a new one,
         * which the assistant begins where the inbox has one.
         *
         * @param only the one conversation the visitor ever had, when the caller knows of no other; null: they had none, or several
         */
        record OpenOrBegin(
                ContactId contact, InboxId inbox, @Nullable ConversationId only) implements Target {}

        /** Where it most likely goes; null when that has to be looked up. */
        default @Nullable ConversationId expected() {
            return switch (this) {
                case Existing existing -> existing.id();
                case OpenOrBegin open -> open.only();
            };
        }
    }
}
