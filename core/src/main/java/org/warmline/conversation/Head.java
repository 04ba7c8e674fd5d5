package org.warmline.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Access.ConversationScope;
import org.warmline.contact.ContactId;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/**
 * A conversation at the end of its log, as it was read or left: gives out sequence numbers and applies what a message does to the status.
 * Confined to the thread of whoever writes; {@link KnownHeads} hands out what must be copied first.
 */
final class Head {
    final ConversationId id;
    final InboxId inbox;
    final ContactId contact;
    ConversationStatus status;

    @Nullable
    StaffId assignee;

    @Nullable
    TeamId team;

    long lastSeq;
    long visibleSeq;
    long visitorSeq;
    Instant lastActivityAt;

    @Nullable
    Instant waitingSince;

    @Nullable
    Instant resolvedAt;

    List<Reason> assignmentReasons;
    boolean escalated;

    /** Why a person should have it, when that is to be written; null: what stands there stays. */
    @Nullable
    EscalationRecord escalation;

    boolean hasAssistant;
    boolean statusChanged;

    Head(
            ConversationId id,
            InboxId inbox,
            ContactId contact,
            ConversationStatus status,
            Instant lastActivityAt,
            List<Reason> assignmentReasons) {
        this.id = id;
        this.inbox = inbox;
        this.contact = contact;
        this.status = status;
        this.lastActivityAt = lastActivityAt;
        this.assignmentReasons = assignmentReasons;
    }

    /** As it stands after a commit: nothing of it is left to be written. */
    Head copy() {
        Head copy = new Head(id, inbox, contact, status, lastActivityAt, assignmentReasons);
        copy.assignee = assignee;
        copy.team = team;
        copy.lastSeq = lastSeq;
        copy.visibleSeq = visibleSeq;
        copy.visitorSeq = visitorSeq;
        copy.waitingSince = waitingSince;
        copy.resolvedAt = resolvedAt;
        copy.escalated = escalated;
        copy.hasAssistant = hasAssistant;
        return copy;
    }

    ConversationScope scope() {
        return new ConversationScope(contact, assignee, team);
    }

    /**
     * Adds what somebody sent.
     *
     * @param activityGrain as below
     */
    Message append(Append append, Instant at, Duration activityGrain) {
        return append(
                append.id(),
                append.author(),
                append.kind(),
                append.body(),
                at,
                append.sources(),
                append.suggestion(),
                activityGrain);
    }

    /**
     * Adds an entry.
     *
     * @param activityGrain by how much the last activity must be older to be noted anew: noting it changes an index
     */
    Message append(
            UUID messageId,
            Author author,
            MessageKind kind,
            String body,
            Instant at,
            List<Source> sources,
            @Nullable SuggestionUse suggestion,
            Duration activityGrain) {
        lastSeq++;
        Message message = new Message(id, lastSeq, messageId, author, kind, body, at, visibleSeq, sources, suggestion);
        if (kind.visibleToVisitor()) {
            visibleSeq = lastSeq;
        }
        if (kind == MessageKind.TEXT) {
            switch (author.kind()) {
                case VISITOR -> heardFromVisitor(at);
                case AGENT -> answeredBy(author);
                case BOT -> waitingSince = status == ConversationStatus.ASSISTANT ? null : waitingSince;
                case SYSTEM -> {}
            }
        }
        if (at.isAfter(lastActivityAt.plus(activityGrain))) {
            lastActivityAt = at;
        }
        return message;
    }

    void become(ConversationStatus next) {
        if (status != next) {
            status = next;
            statusChanged = true;
        }
        resolvedAt = next == ConversationStatus.RESOLVED ? lastActivityAt : null;
    }

    void assignTo(@Nullable StaffId staff, Reason... reasons) {
        if (!java.util.Objects.equals(assignee, staff)) {
            assignee = staff;
            statusChanged = true;
        }
        assignmentReasons = List.of(reasons);
    }

    void escalate(EscalationRecord record) {
        escalated = true;
        escalation = record;
    }

    private void heardFromVisitor(Instant at) {
        visitorSeq = lastSeq;
        if (waitingSince == null) {
            waitingSince = at;
        }
        if (status == ConversationStatus.RESOLVED) {
            // Whoever had it stays noted: routing gives it back to them if they are there.
            become(assignee != null ? ConversationStatus.QUEUED : withoutAssignee());
        } else if (status == ConversationStatus.SNOOZED) {
            become(assignee != null ? ConversationStatus.ASSIGNED : ConversationStatus.QUEUED);
        }
    }

    private ConversationStatus withoutAssignee() {
        return hasAssistant && !escalated ? ConversationStatus.ASSISTANT : ConversationStatus.QUEUED;
    }

    private void answeredBy(Author agent) {
        waitingSince = null;
        boolean nobodyHasIt = assignee == null || status == ConversationStatus.ASSISTANT;
        if (nobodyHasIt) {
            assignTo(new StaffId(agent.id()), new Reason("answered-first", agent.name() + " answered first."));
        }
        if (status != ConversationStatus.ASSIGNED) {
            become(ConversationStatus.ASSIGNED);
        }
    }
}
