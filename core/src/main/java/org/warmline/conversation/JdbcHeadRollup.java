package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.warmline.storage.Id;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** The statements of {@link HeadRollup}. */
@Singleton
class JdbcHeadRollup {
    private final Sql sql;
    private final CurrentWorkspace workspace;

    JdbcHeadRollup(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    /**
     * Writes into the rows what the logs say beyond them, apart from rows that somebody holds. It need not reach the disk: what is lost with it
     * is found again.
     *
     * @param grain by how much the last activity must be older to be noted anew: noting it changes two indexes
     * @return those whose rows are as their logs now
     */
    List<ConversationId> bringUp(Collection<ConversationId> conversations, Duration grain) {
        return sql.inTransaction(() -> {
            // What was committed before the rows were held is seen by the statement after.
            List<ConversationId> held = sql.list(
                    "select id from conversation, " + Sql.WITHOUT_FLUSH
                            + " where id = any(?) and workspace_id is not distinct from ? order by id"
                            + " for no key update of conversation skip locked",
                    row -> new ConversationId(row.uuid("id")),
                    Id.values(conversations),
                    workspace.id());
            sql.update("""
                    update conversation c set last_seq = n.last_seq, visible_seq = n.visible_seq, visitor_seq = n.visitor_seq,
                           waiting_since = n.waiting_since,
                           last_activity_at = case when n.active_at > c.last_activity_at + ? * interval '1 millisecond'
                               then n.active_at else c.last_activity_at end
                    from conversation_now n
                    where c.id = any(?) and n.id = any(?) and c.workspace_id is not distinct from ?
                      and n.id = c.id and n.workspace_id is not distinct from c.workspace_id and n.last_seq > c.last_seq
                    """, grain.toMillis(), Id.values(held), Id.values(held), workspace.id());
            return held;
        });
    }

    /** Those whose logs have entries since then that their rows do not show. Looked for by time alone: no other index helps. */
    List<ConversationId> behind(Instant since) {
        return sql.listPlannedAnew(
                """
                select c.id from (
                    select conversation_id, max(seq) as last_seq from message
                    where workspace_id is not distinct from ? and at >= ? group by conversation_id
                ) m join conversation c on c.workspace_id = ? and c.id = m.conversation_id
                where c.last_seq < m.last_seq
                """, row -> new ConversationId(row.uuid("id")), workspace.id(), since, workspace.id());
    }

    /** The latest activity that a row shows; empty when there is none. */
    Optional<Instant> newest() {
        return sql.first(
                        "select max(last_activity_at) as at from conversation where workspace_id = ?",
                        row -> Optional.ofNullable(row.instantOrNull("at")),
                        workspace.id())
                .flatMap(at -> at);
    }
}
