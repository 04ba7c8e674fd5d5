package org.warmline.conversation;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.warmline.conversation.QuickBatch.Plan;
import org.warmline.storage.OwnConnection;
import org.warmline.storage.OwnConnections;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** The one statement of {@link QuickBatch}. Confined to the log's writer, with a connection of its own. */
@Singleton
class JdbcQuickAppend {
    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final OwnConnection connection;
    /** The server's processes that may yet commit what they did not answer. */
    private final Set<Long> underWay = new HashSet<>();

    JdbcQuickAppend(Sql sql, CurrentWorkspace workspace, OwnConnections connections) {
        this.sql = sql;
        this.workspace = workspace;
        this.connection = connections.with("plan_cache_mode = force_generic_plan");
    }

    /** Stores all of it or, when a number or a message is taken already, nothing. */
    void store(Plan plan) {
        connection.update(LogRows.INSERT, LogRows.values(workspace.id(), plan.at(), plan.messages(), sql));
    }

    /** Whether the statement that was not answered may yet be committed. */
    boolean isUnderWay() {
        underWay.addAll(connection.takeLost());
        if (!underWay.isEmpty()) {
            underWay.retainAll(sql.list(
                    "select pid from pg_stat_activity where pid = any(?) and state is distinct from 'idle'"
                            + " and pid <> pg_backend_pid()",
                    row -> row.number("pid"),
                    (Object) underWay.toArray(Long[]::new)));
        }
        return !underWay.isEmpty();
    }

    @PreDestroy
    void close() {
        connection.close();
    }
}
