package org.warmline.conversation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Access.ConversationScope;
import org.warmline.contact.ContactId;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/**
 * A conversation as its row has it.
 *
 * @param lastSeq head of the log
 * @param visibleSeq the last entry a visitor may see
 * @param visitorSeq the last entry a visitor wrote
 * @param heardSeq the last visitor's entry that was read for emotion, escalation and an answer
 * @param assistantMisses how often in a row the assistant had no answer
 */
public record Conversation(
        ConversationId id,
        InboxId inbox,
        ContactId contact,
        ConversationStatus status,
        @Nullable StaffId assignee,
        @Nullable TeamId team,
        long lastSeq,
        long visibleSeq,
        long visitorSeq,
        long heardSeq,
        @Nullable Instant waitingSince,
        boolean escalated,
        int assistantMisses,
        @Nullable String locale) {
    public ConversationScope scope() {
        return new ConversationScope(contact, assignee, team);
    }

    public Optional<StaffId> assigned() {
        return Optional.ofNullable(assignee);
    }
}
