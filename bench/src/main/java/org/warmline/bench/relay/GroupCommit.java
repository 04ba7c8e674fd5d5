package org.warmline.bench.relay;

import io.netty.channel.Channel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The durable reference: whatever waits when the last commit returns is the next multi-row insert. Conversations are hashed onto the
 * writers, so one thread gives a conversation its numbers and tells its room.
 */
final class GroupCommit implements Log {
    private static final int BATCH_AT_MOST = 1_024;
    private static final String TABLE = """
            CREATE TABLE relay_message (
                conversation uuid NOT NULL,
                seq bigint NOT NULL,
                id uuid NOT NULL,
                body text NOT NULL,
                at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (conversation, seq)
            )
            """;

    private final List<BlockingQueue<Work>> queues = new ArrayList<>();

    private GroupCommit() {}

    static GroupCommit start(String url, String user, String password, int writers) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        GroupCommit log = new GroupCommit();
        for (int i = 0; i < writers; i++) {
            RelayTable table = new RelayTable(DriverManager.getConnection(url, user, password));
            BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
            log.queues.add(queue);
            Thread.ofPlatform().name("writer-" + i).daemon().start(() -> write(queue, table));
        }
        return log;
    }

    @Override
    public void append(Room room, Channel sender, UUID id, byte[] body) {
        queue(room).add(new Work.Append(room, sender, id, body));
    }

    @Override
    public void join(Room room, Channel reader, long after) {
        queue(room).add(new Work.Join(room, reader, after));
    }

    private BlockingQueue<Work> queue(Room room) {
        return queues.get(Math.floorMod(room.conversation().hashCode(), queues.size()));
    }

    private static void write(BlockingQueue<Work> queue, RelayTable table) {
        List<Work> batch = new ArrayList<>();
        List<RelayTable.Row> rows = new ArrayList<>();
        List<Work.Join> joins = new ArrayList<>();
        try {
            while (true) {
                batch.clear();
                rows.clear();
                joins.clear();
                batch.add(queue.take());
                queue.drainTo(batch, BATCH_AT_MOST - 1);
                for (Work work : batch) {
                    switch (work) {
                        case Work.Append append ->
                            rows.add(new RelayTable.Row(
                                    append.room(),
                                    append.sender(),
                                    new Said(append.room().next(), append.id(), append.body())));
                        case Work.Join join -> joins.add(join);
                    }
                }
                store(table, rows, joins);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // A yardstick that does not measure must not look like one that does.
            System.err.println("The relay cannot store: " + e);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void store(RelayTable table, List<RelayTable.Row> rows, List<Work.Join> joins) throws SQLException {
        if (!rows.isEmpty()) {
            table.insert(rows);
            for (RelayTable.Row row : rows) {
                row.room().said(row.sender(), row.said());
            }
        }
        if (!joins.isEmpty()) {
            List<List<Said>> missed = table.missed(joins);
            for (int i = 0; i < joins.size(); i++) {
                joins.get(i).room().joined(joins.get(i).reader(), missed.get(i));
            }
        }
    }

    /** What a writer is asked to do. */
    sealed interface Work {
        /** A message to store. */
        record Append(Room room, Channel sender, UUID id, byte[] body) implements Work {}

        /** Somebody who wants what came after {@code after}. */
        record Join(Room room, Channel reader, long after) implements Work {}
    }
}
