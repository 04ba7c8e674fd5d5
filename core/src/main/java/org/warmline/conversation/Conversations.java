package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.ContactId;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** Reads conversations and their logs as they are stored now. Whether the reader may is the caller's check. */
@Singleton
public class Conversations {
    private static final String SELECT = """
            select id, inbox_id, contact_id, status, assignee_id, team_id, last_seq, visible_seq, visitor_seq, heard_seq,
                   waiting_since, escalation is not null as escalated, assistant_misses, locale
            from conversation where workspace_id = ?
            """;

    private final Sql sql;
    private final CurrentWorkspace workspace;

    Conversations(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    public Optional<Conversation> find(ConversationId id) {
        return sql.first(SELECT + " and id = ?", Conversations::read, workspace.id(), id);
    }

    /** All of a contact, the latest first, at most 500. */
    public List<Conversation> of(ContactId contact) {
        return sql.list(
                SELECT + " and contact_id = ? order by last_activity_at desc limit 500",
                Conversations::read,
                workspace.id(),
                contact);
    }

    /** All of these contacts, and those of these ids. */
    public List<Conversation> ofOrAmong(Collection<ContactId> contacts, Collection<ConversationId> ids) {
        return contacts.isEmpty() && ids.isEmpty()
                ? List.of()
                : sql.list(
                        SELECT + " and (contact_id = any(?) or id = any(?))",
                        Conversations::read,
                        workspace.id(),
                        contacts.stream().map(ContactId::value).toArray(UUID[]::new),
                        ids.stream().map(ConversationId::value).toArray(UUID[]::new));
    }

    /** Newest activity first. */
    public List<Conversation> latest(int limit) {
        return sql.list(
                SELECT + " order by last_activity_at desc, id desc limit ?",
                Conversations::read,
                workspace.id(),
                limit);
    }

    /** Whether this author's message of this id is stored anywhere. */
    public boolean isStored(UUID author, UUID id) {
        return sql.first(
                        "select 1 from message where workspace_id = ? and author_id = ? and id = ? limit 1",
                        row -> 1,
                        workspace.id(),
                        author,
                        id)
                .isPresent();
    }

    /** Those active since then with a visitor's message that was not heard yet, oldest first. */
    public List<ConversationId> unheard(Instant since, int limit) {
        return sql.list("""
                select id from conversation where workspace_id = ? and last_activity_at >= ? and heard_seq < visitor_seq
                order by last_activity_at limit ?
                """, row -> new ConversationId(row.uuid("id")), workspace.id(), since, limit);
    }

    /** Entries after a seq, in order. */
    public List<Message> after(ConversationId id, long seq, boolean visibleOnly, int limit) {
        return sql.list(
                LogRows.SELECT
                        + " where m.workspace_id = ? and m.conversation_id = ? and m.seq > ? and (not ? or m.kind = 'text')"
                        + " order by m.seq limit ?",
                LogRows::message,
                workspace.id(),
                id,
                seq,
                visibleOnly,
                limit);
    }

    /** The nearest entries before a seq, in order. */
    public List<Message> before(ConversationId id, long seq, boolean visibleOnly, int limit) {
        return sql.list(
                        LogRows.SELECT
                                + " where m.workspace_id = ? and m.conversation_id = ? and m.seq < ?"
                                + " and (not ? or m.kind = 'text') order by m.seq desc limit ?",
                        LogRows::message,
                        workspace.id(),
                        id,
                        seq,
                        visibleOnly,
                        limit)
                .reversed();
    }

    static Conversation read(Row row) throws SQLException {
        UUID assignee = row.uuidOrNull("assignee_id");
        UUID team = row.uuidOrNull("team_id");
        return new Conversation(
                new ConversationId(row.uuid("id")),
                new InboxId(row.uuid("inbox_id")),
                new ContactId(row.uuid("contact_id")),
                ConversationStatus.of(row.text("status")),
                id(assignee),
                team == null ? null : new TeamId(team),
                row.number("last_seq"),
                row.number("visible_seq"),
                row.number("visitor_seq"),
                row.number("heard_seq"),
                row.instantOrNull("waiting_since"),
                row.flag("escalated"),
                row.integer("assistant_misses"),
                row.textOrNull("locale"));
    }

    private static @Nullable StaffId id(@Nullable UUID value) {
        return value == null ? null : new StaffId(value);
    }
}
