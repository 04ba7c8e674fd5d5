package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.ContactId;
import org.warmline.storage.Gathering;
import org.warmline.storage.Id;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** Reads conversations and their logs as they are stored now. Whether the reader may is the caller's check. */
@Singleton
public class Conversations {
    /** The most entries that {@link #next} answers. */
    public static final int FEW = 20;

    private static final String COLUMNS = """
            select id, inbox_id, contact_id, status, assignee_id, team_id, last_seq, visible_seq, visitor_seq, heard_seq,
                   waiting_since, escalation is not null as escalated, assistant_misses, locale
            """;
    private static final String SELECT = COLUMNS + " from conversation_now where workspace_id = ?";
    /** By the ids' own index, whatever PostgreSQL knows about the tables: a look by the workspace would read all conversations. */
    private static final String BY_IDS =
            COLUMNS + " from conversation_now where id = any(?) and workspace_id is not distinct from ?";

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final Gathering<ConversationId, Conversation> byId;
    private final Gathering<ContactId, List<Conversation>> byContact;
    private final Gathering<Place, List<Message>> byPlace;

    Conversations(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
        this.byId = new Gathering<>(sql, this::byIds);
        this.byContact = new Gathering<>(sql, this::byContacts);
        this.byPlace = new Gathering<>(sql, this::byPlaces);
    }

    public Optional<Conversation> find(ConversationId id) {
        return byId.find(id);
    }

    /** All of a contact, the latest first, at most 500. */
    public List<Conversation> of(ContactId contact) {
        return byContact.find(contact).orElse(List.of());
    }

    /** All of these contacts, and those of these ids. */
    public List<Conversation> ofOrAmong(Collection<ContactId> contacts, Collection<ConversationId> ids) {
        return contacts.isEmpty() && ids.isEmpty()
                ? List.of()
                : sql.listPlannedAnew(
                        SELECT + " and (contact_id = any(?) or id = any(?))",
                        Conversations::read,
                        workspace.id(),
                        Id.values(contacts),
                        Id.values(ids));
    }

    /** Newest activity first. */
    public List<Conversation> latest(int limit) {
        return sql.listPlannedAnew(
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
        return sql.listPlannedAnew("""
                select id from conversation where workspace_id = ? and last_activity_at >= ? and heard_seq < visitor_seq
                order by last_activity_at limit ?
                """, row -> new ConversationId(row.uuid("id")), workspace.id(), since, limit);
    }

    /** The nearest entries after a seq, in order, {@value #FEW} at most: cheap when many ask at once. */
    public List<Message> next(ConversationId id, long seq) {
        return byPlace.find(new Place(id, seq)).orElse(List.of());
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

    private Map<ConversationId, Conversation> byIds(List<ConversationId> ids) {
        return sql.list(BY_IDS, Conversations::read, Id.values(ids), workspace.id()).stream()
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
    }

    private Map<ContactId, List<Conversation>> byContacts(List<ContactId> contacts) {
        return sql.list(COLUMNS + """
                                from unnest(?) as asked (contact), lateral (
                                    select * from conversation_now where workspace_id = ? and contact_id = asked.contact
                                    order by last_activity_at desc limit 500) c
                                order by contact_id, last_activity_at desc
                                """, Conversations::read, Id.values(contacts), workspace.id()).stream()
                .collect(Collectors.groupingBy(Conversation::contact));
    }

    private Map<Place, List<Message>> byPlaces(List<Place> places) {
        Map<Place, List<Message>> found = new HashMap<>();
        sql.list(
                LogRows.COLUMNS + """
                        , asked.seq as after from unnest(?, ?) as asked (conversation, seq), lateral (
                            select * from message
                            where workspace_id = ? and conversation_id = asked.conversation and message.seq > asked.seq
                            order by message.seq limit ?) m
                        order by m.conversation_id, asked.seq, m.seq
                        """,
                row -> {
                    Message message = LogRows.message(row);
                    return found.computeIfAbsent(
                                    new Place(message.conversation(), row.number("after")), place -> new ArrayList<>())
                            .add(message);
                },
                Id.values(places.stream().map(Place::conversation).toList()),
                places.stream().map(Place::after).toArray(Long[]::new),
                workspace.id(),
                FEW);
        return found;
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

    /** @param after the seq of the last entry that is not wanted */
    private record Place(ConversationId conversation, long after) {}
}
