package org.warmline.standalone.demo;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.Contact;
import org.warmline.contact.ContactId;
import org.warmline.conversation.EscalationRecord;
import org.warmline.conversation.Reason;
import org.warmline.workspace.InboxId;

/** A history as the tables have it; the components are named like the columns they fill. */
record HistoryRows(
        List<ContactRow> contacts,
        List<ConversationRow> conversations,
        List<MessageRow> messages,
        List<QuestionRow> questions) {
    HistoryRows {
        contacts = List.copyOf(contacts);
        conversations = List.copyOf(conversations);
        messages = List.copyOf(messages);
        questions = List.copyOf(questions);
    }

    /** Of {@code contact}. */
    @Serdeable
    record ContactRow(UUID id, UUID inbox, @Nullable String name, Instant created) {
        String displayName() {
            return new Contact(new ContactId(id), new InboxId(inbox), name, false).displayName();
        }
    }

    /** Of {@code conversation}; what a visitor wrote last counts as heard, so nothing is answered once more. */
    @Serdeable
    record ConversationRow(
            UUID id,
            UUID inbox,
            UUID contact,
            String status,
            @Nullable UUID assignee,
            @Nullable UUID team,
            long lastSeq,
            long visibleSeq,
            long visitorSeq,
            Instant opened,
            Instant lastActivity,
            @Nullable Instant resolved,
            @Nullable EscalationRecord escalation,
            List<Reason> reasons,
            String page) {}

    /** Of {@code message}. */
    @Serdeable
    record MessageRow(
            UUID conversation,
            long seq,
            UUID id,
            String authorKind,
            UUID author,
            String authorName,
            String kind,
            String body,
            Instant at,
            long visiblePrev) {}

    /** Of {@code satisfaction}. */
    @Serdeable
    record QuestionRow(
            UUID id,
            UUID conversation,
            UUID inbox,
            @Nullable UUID agent,
            @Nullable UUID team,
            Instant asked,
            @Nullable Integer score,
            @Nullable String comment,
            @Nullable Instant answered) {}
}
