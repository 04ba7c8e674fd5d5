package org.warmline.conversation;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.ContactId;
import org.warmline.storage.Ids;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.storage.StorageException;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/**
 * The statements of the message log, each for many conversations at once. Locks are taken in one order, contacts before
 * conversations and each by id, so two transactions cannot wait for each other. They keep changes out, and not references: a
 * read mark can be set while a message is stored.
 */
@Singleton
class JdbcLogTable {
    private static final Argument<List<Reason>> REASONS = Argument.listOf(Reason.class);
    private static final String HEADS = """
            select c.id, c.inbox_id, c.contact_id, c.status, c.assignee_id, c.team_id, c.last_seq, c.visible_seq,
                   c.visitor_seq, c.active_at, c.waiting_since, c.resolved_at, c.assignment_reasons,
                   c.escalation is not null as escalated, i.assistant_name is not null as has_assistant
            from conversation_now c join inbox i on i.workspace_id = c.workspace_id and i.id = c.inbox_id
            where c.workspace_id = ? and c.id = any(?)""";

    private final Sql sql;
    private final Ids ids;
    private final CurrentWorkspace workspace;

    JdbcLogTable(Sql sql, Ids ids, CurrentWorkspace workspace) {
        this.sql = sql;
        this.ids = ids;
        this.workspace = workspace;
    }

    /**
     * Locks the rows and answers those that exist, as they are with the lock. What only adds to a log does not take this lock, so a number
     * that comes next now may be taken when it is used: see {@link #isOvertaken}.
     */
    Map<ConversationId, Head> lock(Collection<ConversationId> conversations) {
        sql.list(
                "select id from conversation where workspace_id = ? and id = any(?) order by id for no key update",
                row -> row.uuid("id"),
                workspace.id(),
                uuids(conversations));
        // By a statement of its own, which sees what was committed while the lock was waited for.
        return look(conversations).stream().collect(Collectors.toMap(head -> head.id, Function.identity()));
    }

    /** Whether it failed because another writer's entry took a number first: nothing is stored, and it can be run again. */
    static boolean isOvertaken(Throwable failure) {
        return StorageException.constraintOf(failure)
                .filter("message_pk"::equals)
                .isPresent();
    }

    /** Those that exist as they are now, and may be no longer when this returns. */
    List<Head> look(Collection<ConversationId> conversations) {
        return sql.list(HEADS, JdbcLogTable::head, workspace.id(), uuids(conversations));
    }

    /**
     * Locks the rows against each other, and not against references to them: a change of a conversation may make PostgreSQL check
     * its contact again while it holds the conversation, and would deadlock with an append that goes from contact to conversation.
     */
    void lockContacts(Collection<ContactId> contacts) {
        sql.list(
                "select id from contact where workspace_id = ? and id = any(?) order by id for no key update",
                row -> row.uuid("id"),
                workspace.id(),
                contacts.stream().map(ContactId::value).distinct().toArray(UUID[]::new));
    }

    /** Where the visitor's message of this id went before; their open conversation first, then the latest. */
    @Nullable
    ConversationId begunBy(ContactId contact, InboxId inbox, UUID messageId) {
        return sql.first("""
                        select c.id from message m
                        join conversation_now c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
                        where m.workspace_id = ? and m.author_id = ? and m.id = ? and c.inbox_id = ?
                        order by c.status = 'resolved', c.active_at desc limit 1
                        """, row -> new ConversationId(row.uuid("id")), workspace.id(), contact, messageId, inbox)
                .orElse(null);
    }

    @Nullable
    ConversationId open(ContactId contact, InboxId inbox) {
        return sql.first("""
                        select id from conversation_now
                        where workspace_id = ? and contact_id = ? and inbox_id = ? and status <> 'resolved'
                        order by active_at desc limit 1
                        """, row -> new ConversationId(row.uuid("id")), workspace.id(), contact, inbox)
                .orElse(null);
    }

    ConversationId begin(Append.Target.OpenOrBegin target, Instant now) {
        ConversationId id = new ConversationId(ids.next());
        sql.update("""
                insert into conversation (workspace_id, id, inbox_id, contact_id, status, team_id, opened_at,
                                          last_activity_at, locale, page)
                select k.workspace_id, ?, i.id, k.id, case when i.assistant_name is null then 'queued' else 'assistant' end,
                       i.team_id, ?, ?, coalesce(k.locale, i.locale), k.page
                from contact k join inbox i on i.workspace_id = k.workspace_id and i.id = ?
                where k.workspace_id = ? and k.id = ?
                """, id, now, now, target.inbox(), workspace.id(), target.contact());
        return id;
    }

    /** Those of the messages that are stored already, by who sent them, under what id, and where. */
    Map<SentKey, Message> stored(Collection<SentKey> keys) {
        Map<SentKey, Message> found = new HashMap<>();
        sql.list(
                        LogRows.COLUMNS + """
                                from unnest(?, ?, ?) as sent (author, id, conversation), lateral (
                                  select * from message
                                  where workspace_id = ? and author_id = sent.author and message.id = sent.id
                                    and conversation_id = sent.conversation limit 1) m
                                """,
                        LogRows::message,
                        keys.stream().map(SentKey::author).toArray(UUID[]::new),
                        keys.stream().map(SentKey::id).toArray(UUID[]::new),
                        keys.stream().map(key -> key.conversation().value()).toArray(UUID[]::new),
                        workspace.id())
                .forEach(message -> found.put(SentKey.of(message), message));
        return found;
    }

    /** @param messages of one moment */
    void insert(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<Message> inOrder = messages.stream().sorted(LogRows.ORDER).toList();
        sql.update(
                LogRows.INSERT,
                LogRows.values(workspace.id(), inOrder.getFirst().at(), inOrder, sql));
    }

    void update(Collection<Head> heads) {
        if (heads.isEmpty()) {
            return;
        }
        List<Head> rows = new ArrayList<>(heads);
        UUID[] ids = rows.stream().map(head -> head.id.value()).toArray(UUID[]::new);
        sql.update(
                """
                update conversation c set status = h.status, assignee_id = h.assignee_id, team_id = h.team_id,
                       last_seq = h.last_seq, visible_seq = h.visible_seq, visitor_seq = h.visitor_seq,
                       last_activity_at = h.last_activity_at, waiting_since = h.waiting_since, resolved_at = h.resolved_at,
                       assignment_reasons = h.assignment_reasons::jsonb,
                       escalation = coalesce(h.escalation::jsonb, c.escalation)
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as h (id, status, assignee_id, team_id, last_seq, visible_seq,
                     visitor_seq, last_activity_at, waiting_since, resolved_at, assignment_reasons, escalation)
                where c.id = h.id and c.id = any(?) and c.workspace_id is not distinct from ?
                """,
                ids,
                rows.stream().map(h -> h.status.wire()).toArray(String[]::new),
                rows.stream()
                        .map(h -> h.assignee == null ? null : h.assignee.value())
                        .toArray(UUID[]::new),
                rows.stream().map(h -> h.team == null ? null : h.team.value()).toArray(UUID[]::new),
                rows.stream().map(h -> h.lastSeq).toArray(Long[]::new),
                rows.stream().map(h -> h.visibleSeq).toArray(Long[]::new),
                rows.stream().map(h -> h.visitorSeq).toArray(Long[]::new),
                rows.stream().map(h -> h.lastActivityAt).toArray(Instant[]::new),
                rows.stream().map(h -> h.waitingSince).toArray(Instant[]::new),
                rows.stream().map(h -> h.resolvedAt).toArray(Instant[]::new),
                rows.stream().map(h -> sql.json(h.assignmentReasons)).toArray(String[]::new),
                rows.stream().map(h -> sql.json(h.escalation)).toArray(String[]::new),
                ids,
                workspace.id());
    }

    private static Head head(Row row) throws SQLException {
        List<Reason> reasons = row.jsonOrNull("assignment_reasons", REASONS);
        Head head = new Head(
                new ConversationId(row.uuid("id")),
                new InboxId(row.uuid("inbox_id")),
                new ContactId(row.uuid("contact_id")),
                ConversationStatus.of(row.text("status")),
                row.instant("active_at"),
                reasons == null ? List.of() : reasons);
        UUID assignee = row.uuidOrNull("assignee_id");
        UUID team = row.uuidOrNull("team_id");
        head.assignee = assignee == null ? null : new StaffId(assignee);
        head.team = team == null ? null : new TeamId(team);
        head.lastSeq = row.number("last_seq");
        head.visibleSeq = row.number("visible_seq");
        head.visitorSeq = row.number("visitor_seq");
        head.waitingSince = row.instantOrNull("waiting_since");
        head.resolvedAt = row.instantOrNull("resolved_at");
        head.escalated = row.flag("escalated");
        head.hasAssistant = row.flag("has_assistant");
        return head;
    }

    private static UUID[] uuids(Collection<ConversationId> conversations) {
        return conversations.stream().map(ConversationId::value).distinct().toArray(UUID[]::new);
    }

    /** What makes a sent message the same one. */
    record SentKey(UUID author, UUID id, ConversationId conversation) {
        static SentKey of(Message message) {
            return new SentKey(message.author().id(), message.id(), message.conversation());
        }
    }
}
