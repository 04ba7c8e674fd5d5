package org.warmline.workspace;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warmline.storage.Gathering;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;

/**
 * The one workspace this installation serves; made, with its epoch, when the database is new. Every query asks here for the id
 * it begins with, never the request.
 */
@Singleton
public class CurrentWorkspace {
    private static final long SETUP_LOCK = 0x57_41_52_4D;
    private static final Duration EPOCH_HOLDS = Duration.ofSeconds(1);

    private final Sql sql;
    private final Ids ids;
    private volatile @Nullable WorkspaceId id;
    private final Gathering<WorkspaceId, Epoch> epochs;
    private volatile @Nullable Epoch epoch;

    CurrentWorkspace(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
        this.epochs = new Gathering<>(sql, here -> Map.of(here.getFirst(), readEpoch()));
    }

    public WorkspaceId id() {
        WorkspaceId known = id;
        if (known == null) {
            // Apart: others use the id as soon as it is known here, whatever becomes of the caller's transaction.
            known = sql.apart(this::findOrCreate);
            id = known;
        }
        return known;
    }

    /**
     * Changes only when history may have been rewound; a client that knows another one starts afresh. Looked up anew after a second,
     * so that thousands who come back at once cost one look.
     */
    public String epoch() {
        Epoch known = epoch;
        if (known == null || System.nanoTime() - known.readAt() > EPOCH_HOLDS.toNanos()) {
            known = epochs.find(id()).orElseThrow();
            epoch = known;
        }
        return known.text();
    }

    private Epoch readEpoch() {
        long now = System.nanoTime();
        return sql.first("select epoch from installation", row -> new Epoch(row.text("epoch"), now))
                .orElseThrow();
    }

    public Workspace get() {
        return sql.first(
                        "select id, name, time_zone from workspace where id = ?",
                        row -> new Workspace(
                                new WorkspaceId(row.uuid("id")),
                                row.text("name"),
                                java.time.ZoneId.of(row.text("time_zone"))),
                        id())
                .orElseThrow();
    }

    public void rename(String name) {
        sql.update("update workspace set name = ? where id = ?", name, id());
    }

    private WorkspaceId findOrCreate() {
        // Two nodes starting on an empty database must agree on one workspace.
        sql.list("select pg_advisory_xact_lock(?)", row -> "", SETUP_LOCK);
        return sql.first("select id from workspace order by id limit 1", row -> new WorkspaceId(row.uuid("id")))
                .orElseGet(() -> {
                    WorkspaceId created = new WorkspaceId(ids.next());
                    sql.update("insert into workspace (id, name) values (?, ?)", created, "Your business");
                    sql.update(
                            "insert into installation (epoch) values (?)",
                            ids.next().toString());
                    return created;
                });
    }

    /** @param readAt as {@link System#nanoTime} */
    private record Epoch(String text, long readAt) {}
}
