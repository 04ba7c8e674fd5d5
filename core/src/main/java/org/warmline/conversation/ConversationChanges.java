package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Access.ConversationScope;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** Changes a conversation's status and assignment, one change at a time, and tells of it once it is committed. */
@Singleton
public class ConversationChanges {
    /** Each fails only if a message came within the few milliseconds that it took. */
    private static final int ATTEMPTS = 10;

    private final Sql sql;
    private final JdbcLogTable table;
    private final Ids ids;
    private final Clock clock;
    private final ConversationEvents events;

    ConversationChanges(Sql sql, JdbcLogTable table, Ids ids, Clock clock, ConversationEvents events) {
        this.sql = sql;
        this.table = table;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Runs the work on the locked conversation, in a transaction that further statements of the work join; empty when there is no
     * such conversation. Must be the outermost transaction: what happened is told after it. The work is run again, in a new transaction,
     * when a message was stored meanwhile.
     *
     * @throws IllegalStateException when the work changes something and adds no entry, which is how the log's writers notice
     */
    public <T> Optional<T> change(ConversationId id, Function<Draft, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return changed(id, work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !JdbcLogTable.isOvertaken(e)) {
                    throw e;
                }
            }
        }
    }

    private <T> Optional<T> changed(ConversationId id, Function<Draft, T> work) {
        record Done<T>(T result, Draft draft) {}
        Optional<Done<T>> done = sql.inTransaction(() -> {
            Head head = table.lock(List.of(id)).get(id);
            if (head == null) {
                return Optional.empty();
            }
            Draft draft = new Draft(head);
            T result = work.apply(draft);
            draft.write();
            return Optional.of(new Done<>(result, draft));
        });
        done.ifPresent(it -> it.draft().publish());
        return done.map(Done::result);
    }

    /** A conversation while it is locked for a change. Not to be kept beyond the work. */
    public final class Draft {
        private final Head head;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        private final List<Message> entries = new ArrayList<>();
        private boolean changed;

        private Draft(Head head) {
            this.head = head;
        }

        public ConversationStatus status() {
            return head.status;
        }

        public Optional<StaffId> assignee() {
            return Optional.ofNullable(head.assignee);
        }

        public Optional<TeamId> team() {
            return Optional.ofNullable(head.team);
        }

        public InboxId inbox() {
            return head.inbox;
        }

        public ConversationScope scope() {
            return head.scope();
        }

        public boolean escalated() {
            return head.escalated;
        }

        public Instant now() {
            return now;
        }

        public void become(ConversationStatus status) {
            changed = changed || head.status != status;
            head.become(status);
            if (status == ConversationStatus.RESOLVED) {
                head.waitingSince = null;
                head.resolvedAt = now;
            } else if (status == ConversationStatus.QUEUED && head.waitingSince == null) {
                head.waitingSince = now;
            }
        }

        public void assign(@Nullable StaffId staff, Reason reason) {
            head.assignTo(staff, reason);
            changed = true;
        }

        public void team(@Nullable TeamId team) {
            head.team = team;
            changed = true;
        }

        /** Records why a person should have it; an earlier reason gives way. */
        public void escalate(EscalationRecord record) {
            head.escalate(record);
            changed = true;
        }

        /** Adds an entry to the log that staff see. */
        public void event(Author author, String text) {
            entries.add(head.append(ids.next(), author, MessageKind.EVENT, text, now, List.of(), null, Duration.ZERO));
        }

        private void write() {
            if (changed && entries.isEmpty()) {
                throw new IllegalStateException("a change of a conversation needs an entry in its log");
            }
            table.insert(entries);
            table.update(Map.of(head.id, head).values());
        }

        private void publish() {
            if (!entries.isEmpty()) {
                events.publish(new ConversationEvent.MessagesAppended(head.id, head.scope(), entries));
            }
            if (changed) {
                events.publish(new ConversationEvent.ConversationChanged(head.id));
            }
        }
    }
}
