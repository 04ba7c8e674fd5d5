package org.warmline.desk;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.Contact;
import org.warmline.contact.ContactId;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.EscalationRecord;
import org.warmline.conversation.MessageLog;
import org.warmline.conversation.Reason;
import org.warmline.emotion.Emotion;
import org.warmline.storage.Gathering;
import org.warmline.storage.Id;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffMember;

/** Shows conversations to staff: each as the database has it now, and only those the reader may see. */
@Singleton
public class ConversationViews {
    private static final Argument<List<Reason>> REASONS = Argument.listOf(Reason.class);

    private static final String COLUMNS = """
            select c.id, c.status, i.id as inbox_id, i.key as inbox_key, i.name as inbox_name, i.audience,
                   k.id as contact_id, k.name as contact_name, k.external_id is not null as verified,
                   s.id as assignee_id, s.name as assignee_name,
                   t.id as team_id, t.name as team_name, c.last_seq, c.opened_at, c.active_at, c.last_activity_at, c.emotion,
                   c.escalation, c.assignment_reasons, c.locale, c.page,
                   case when c.status in ('queued', 'assigned', 'snoozed') then c.waiting_since end as waiting_since,
                   m.seq as said_seq, m.author_kind, m.author_name, m.kind, left(m.body, 160) as body, m.at,
                   reader.id as reader_id, coalesce(r.seq, 0) as read_seq
            """;

    /** Tables that grow without end are looked into by the key, row by row: a join might walk along an index from its beginning. */
    private static final String JOINS = """
            join inbox i on i.workspace_id = c.workspace_id and i.id = c.inbox_id
            join lateral (
                select id, name, external_id from contact where workspace_id = c.workspace_id and id = c.contact_id limit 1) k on true
            left join staff s on s.workspace_id = c.workspace_id and s.id = c.assignee_id
            left join team t on t.workspace_id = c.workspace_id and t.id = c.team_id
            left join lateral (
                select seq, author_kind, author_name, kind, body, at from message
                where workspace_id = c.workspace_id and conversation_id = c.id and kind <> 'event'
                order by seq desc limit 1) m on true
            left join lateral (
                select seq from read_mark
                where workspace_id = c.workspace_id and conversation_id = c.id and reader_id = reader.id limit 1) r on true
            """;

    private static final String OF_WORKSPACE = "where c.workspace_id = ?";
    /** For what is looked up by its id, however few conversations there were when it was planned: not by reading all of the workspace. */
    private static final String OF_WORKSPACE_BY_ID = "where c.workspace_id is not distinct from ?";

    /** Each conversation as each of the readers sees it. */
    private static final String SELECT =
            COLUMNS + " from conversation_now c cross join unnest(?) as reader (id)\n" + JOINS;

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final MessageLog log;
    private final Gathering<Sight, ConversationView> bySight;

    ConversationViews(Sql sql, CurrentWorkspace workspace, MessageLog log) {
        this.sql = sql;
        this.log = log;
        this.workspace = workspace;
        this.bySight = new Gathering<>(sql, this::bySights);
    }

    /** The conversation as the reader sees it: that they may is the caller's check. */
    public Optional<ConversationView> find(ConversationId id, StaffId reader) {
        return bySight.find(new Sight(id, reader));
    }

    private Map<Sight, ConversationView> bySights(List<Sight> sights) {
        Map<Sight, ConversationView> seen = new HashMap<>();
        sql.list(
                COLUMNS
                        + " from unnest(?, ?) as reader (conversation, id) cross join lateral (select * from conversation_now c\n"
                        + OF_WORKSPACE_BY_ID + " and c.id = reader.conversation limit 1) c\n" + JOINS,
                row -> seen.put(
                        new Sight(new ConversationId(row.uuid("id")), new StaffId(row.uuid("reader_id"))), read(row)),
                sights.stream().map(it -> it.conversation().value()).toArray(UUID[]::new),
                sights.stream().map(it -> it.reader().value()).toArray(UUID[]::new),
                workspace.id());
        return seen;
    }

    /** The conversation as each of the readers sees it: that they may is the caller's check. */
    public Map<StaffId, ConversationView> find(ConversationId id, Set<StaffId> readers) {
        Map<StaffId, ConversationView> seen = new HashMap<>();
        if (!readers.isEmpty()) {
            sql.list(
                    SELECT + OF_WORKSPACE_BY_ID + " and c.id = ?",
                    row -> seen.put(new StaffId(row.uuid("reader_id")), read(row)),
                    Id.values(readers),
                    workspace.id(),
                    id);
        }
        return seen;
    }

    /**
     * Newest activity first, of those the reader may see.
     *
     * @param after where an earlier page ended
     */
    public List<ConversationView> page(
            ConversationFilter filter, StaffMember reader, @Nullable Position after, int limit) {
        log.catchUp();
        StringBuilder where = new StringBuilder(OF_WORKSPACE);
        List<@Nullable Object> values =
                new ArrayList<>(List.of(new UUID[] {reader.id().value()}, workspace.id()));
        if ("open".equals(filter.status())) {
            where.append(" and c.status <> 'resolved'");
        } else if (filter.status() != null) {
            where.append(" and c.status = ?");
            values.add(filter.status());
        }
        if (filter.unassigned()) {
            where.append(" and c.assignee_id is null");
        } else if (filter.assignee() != null) {
            where.append(" and c.assignee_id = ?");
            values.add(filter.assignee());
        }
        if (filter.team() != null) {
            where.append(" and c.team_id = ?");
            values.add(filter.team());
        }
        if (!reader.role().atLeast(Role.LEAD)) {
            where.append(" and (c.team_id is null or c.team_id = any(?) or c.assignee_id = ?)");
            values.add(Id.values(reader.teams()));
            values.add(reader.id());
        }
        if (after != null) {
            where.append(" and (c.last_activity_at, c.id) < (?, ?)");
            values.add(after.lastActivityAt());
            values.add(after.id());
        }
        where.append(" order by c.last_activity_at desc, c.id desc limit ?");
        values.add(limit);
        return sql.listPlannedAnew(SELECT + where, row -> read(row, "last_activity_at"), values.toArray());
    }

    private static ConversationView read(Row row) throws SQLException {
        return read(row, "active_at");
    }

    /** @param activity a list shows the time that it is in order of */
    private static ConversationView read(Row row, String activity) throws SQLException {
        UUID assignee = row.uuidOrNull("assignee_id");
        UUID team = row.uuidOrNull("team_id");
        List<Reason> reasons = row.jsonOrNull("assignment_reasons", REASONS);
        Instant saidAt = row.instantOrNull("at");
        return new ConversationView(
                row.uuid("id"),
                row.text("status"),
                new ConversationView.InboxName(row.uuid("inbox_id"), row.text("inbox_key"), row.text("inbox_name")),
                row.text("audience"),
                readContact(row),
                assignee == null ? null : new ConversationView.Named(assignee, row.text("assignee_name")),
                team == null ? null : new ConversationView.Named(team, row.text("team_name")),
                row.number("last_seq"),
                row.instant("opened_at"),
                row.instant(activity),
                row.jsonOrNull("emotion", Emotion.class),
                row.jsonOrNull("escalation", EscalationRecord.class),
                reasons == null ? List.of() : reasons,
                row.textOrNull("locale"),
                row.textOrNull("page"),
                row.instantOrNull("waiting_since"),
                saidAt == null
                        ? null
                        : new ConversationView.LastMessage(
                                row.number("said_seq"),
                                new ConversationView.Speaker(row.text("author_kind"), row.text("author_name")),
                                row.text("kind"),
                                row.text("body"),
                                saidAt),
                row.number("read_seq"));
    }

    private static ConversationView.ContactName readContact(Row row) throws SQLException {
        Contact contact = new Contact(
                new ContactId(row.uuid("contact_id")),
                new InboxId(row.uuid("inbox_id")),
                row.textOrNull("contact_name"),
                row.flag("verified"));
        return new ConversationView.ContactName(contact.id().value(), contact.displayName(), contact.verified());
    }

    private record Sight(ConversationId conversation, StaffId reader) {}

    /** A place in the list. */
    public record Position(Instant lastActivityAt, UUID id) {
        public static Position of(ConversationView view) {
            return new Position(view.lastActivityAt(), view.id());
        }
    }
}
