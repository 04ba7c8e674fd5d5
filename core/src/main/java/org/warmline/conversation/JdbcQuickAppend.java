package org.warmline.conversation;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.QuickBatch.Growth;
import org.warmline.conversation.QuickBatch.Plan;
import org.warmline.storage.Id;
import org.warmline.storage.OwnConnection;
import org.warmline.storage.OwnConnections;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/**
 * The one statement of {@link QuickBatch}. A conversation grows only if all that its messages depend on is as it was known: another
 * writer, of this node or another one, would have changed {@code last_seq} at least. Confined to the log's writer, with a connection
 * of its own.
 *
 * <p>Each row is found by its id and locked, in the order of the ids, and then changed where it was found. It is written so that there is
 * only this way to do it ({@code is not distinct from} uses no index): left to choose, PostgreSQL goes by what it knows about the tables,
 * and while that is little it reads all conversations for each message.
 */
@Singleton
class JdbcQuickAppend {
    /** A few rows by their keys, always. */
    private static final String[] BY_KEY = {
        "enable_seqscan = off",
        "enable_hashjoin = off",
        "enable_mergejoin = off",
        "plan_cache_mode = force_generic_plan"
    };

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final OwnConnection connection;

    JdbcQuickAppend(Sql sql, CurrentWorkspace workspace, OwnConnections connections) {
        this.sql = sql;
        this.workspace = workspace;
        this.connection = connections.with(BY_KEY);
    }

    Set<ConversationId> store(Plan plan) {
        List<Growth> growths = plan.growths();
        List<Message> messages = plan.messages();
        UUID here = workspace.id().value();
        return new HashSet<>(connection.list(
                """
                with known as (
                  select row.place, h.*
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as h (id, contact_id, status, assignee_id, team_id, escalated,
                       known_seq, last_seq, visible_seq, visitor_seq, last_activity_at, keeps_waiting, waiting_since),
                  lateral (
                    select c.ctid as place from conversation c
                    where c.id = h.id and c.workspace_id is not distinct from ? and c.last_seq = h.known_seq and c.status = h.status
                      and c.contact_id is not distinct from h.contact_id and c.assignee_id is not distinct from h.assignee_id
                      and c.team_id is not distinct from h.team_id and (c.escalation is not null) = h.escalated
                    for no key update offset 0
                  ) as row
                ), grown as (
                  update conversation c
                  set last_seq = k.last_seq, visible_seq = k.visible_seq, visitor_seq = k.visitor_seq,
                      last_activity_at = coalesce(k.last_activity_at, c.last_activity_at),
                      waiting_since = case when k.keeps_waiting then c.waiting_since else k.waiting_since end
                  from known k where c.ctid = k.place
                  returning c.id
                ), stored as (
                  insert into message (workspace_id, conversation_id, seq, id, author_kind, author_id, author_name, kind, body,
                                       at, visible_prev, sources, suggestion_id, suggestion_edited)
                  select ?, conversation_id, seq, id, author_kind, author_id, author_name, kind, body,
                         ?, visible_prev, sources::jsonb, suggestion_id, suggestion_edited
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as m (conversation_id, seq, id, author_kind, author_id,
                       author_name, kind, body, visible_prev, sources, suggestion_id, suggestion_edited)
                  where conversation_id = any(array(select id from grown))
                )
                select id from grown
                """,
                row -> new ConversationId(row.uuid("id")),
                uuids(growths, growth -> growth.after.id),
                uuids(growths, growth -> growth.after.contact),
                texts(growths, growth -> growth.after.status.wire()),
                uuids(growths, growth -> growth.after.assignee),
                uuids(growths, growth -> growth.after.team),
                flags(growths, growth -> growth.after.escalated),
                numbers(growths, growth -> growth.before.lastSeq),
                numbers(growths, growth -> growth.after.lastSeq),
                numbers(growths, growth -> growth.after.visibleSeq),
                numbers(growths, growth -> growth.after.visitorSeq),
                instants(growths, JdbcQuickAppend::activity),
                flags(growths, growth -> !growth.waitingChanged()),
                instants(growths, growth -> growth.waitingChanged() ? growth.after.waitingSince : null),
                here,
                here,
                plan.at(),
                uuids(messages, Message::conversation),
                numbers(messages, Message::seq),
                messages.stream().map(Message::id).toArray(UUID[]::new),
                texts(messages, message -> message.author().kind().wire()),
                messages.stream().map(message -> message.author().id()).toArray(UUID[]::new),
                texts(messages, message -> message.author().name()),
                texts(messages, message -> message.kind().wire()),
                texts(messages, Message::body),
                numbers(messages, Message::visiblePrev),
                texts(messages, message -> message.sources().isEmpty() ? null : sql.json(message.sources())),
                messages.stream()
                        .map(message -> message.suggestion() == null
                                ? null
                                : message.suggestion().id())
                        .toArray(UUID[]::new),
                flags(
                        messages,
                        message -> message.suggestion() == null
                                ? null
                                : message.suggestion().edited())));
    }

    @PreDestroy
    void close() {
        connection.close();
    }

    /** Null: as it was noted, which is late enough. */
    private static @Nullable Instant activity(Growth growth) {
        Instant now = growth.after.lastActivityAt;
        return now.equals(growth.before.lastActivityAt) ? null : now;
    }

    private static <T> UUID[] uuids(List<T> rows, Function<T, ? extends @Nullable Id> value) {
        UUID[] values = new UUID[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Id id = value.apply(rows.get(i));
            values[i] = id == null ? null : id.value();
        }
        return values;
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> rows, Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    private static <T> Boolean[] flags(List<T> rows, Function<T, @Nullable Boolean> value) {
        return rows.stream().map(value).toArray(Boolean[]::new);
    }

    private static <T> Instant[] instants(List<T> rows, Function<T, @Nullable Instant> value) {
        return rows.stream().map(value).toArray(Instant[]::new);
    }
}
