package org.warmline.storage;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** PostgreSQL's NOTIFY and LISTEN. */
@Singleton
public class Notifications {
    private static final int LOOK_MILLIS = 500;
    /** After so long without a word it is asked whether the connection is still one; so long it may take to answer. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** What is sent is a hint about something that is stored already: nothing is lost when it never reaches the disk. */
    private final OwnConnection sender;

    private final OwnConnections connections;

    Notifications(OwnConnections connections) {
        this.sender = connections.with("synchronous_commit = off");
        this.connections = connections;
    }

    /**
     * Sends all of them in one transaction. Called by one thread.
     *
     * @param payloads each at most 7,999 bytes of UTF-8
     */
    public void send(String channel, List<String> payloads) {
        sender.list("select pg_notify(?, t) from unnest(?) t", row -> 1, channel, payloads.toArray(String[]::new));
    }

    /**
     * Hears what is sent, until it is told to stop or the connection breaks. Blocks; has a connection of its own, since one of the
     * pool's would be missing there for good.
     *
     * @param channel a plain lower-case word
     * @throws StorageException when the connection cannot be had, breaks, or leads nowhere any more: noticed within half a minute
     */
    public void listen(String channel, Consumer<String> listener, BooleanSupplier goOn) {
        try (Connection connection = connections.listening();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + statement.enquoteIdentifier(channel, true));
            PGConnection server = connection.unwrap(PGConnection.class);
            long lastSign = System.nanoTime();
            while (goOn.getAsBoolean()) {
                PGNotification @Nullable [] heard = server.getNotifications(LOOK_MILLIS);
                if (heard != null && heard.length > 0) {
                    for (PGNotification notification : heard) {
                        listener.accept(notification.getParameter());
                    }
                    lastSign = System.nanoTime();
                } else if (System.nanoTime() - lastSign > QUIET.toNanos()) {
                    if (!connection.isValid((int) QUIET.toSeconds())) {
                        throw new SQLException("The database has gone without a word");
                    }
                    lastSign = System.nanoTime();
                }
            }
        } catch (SQLException e) {
            throw new StorageException(e);
        }
    }

    @PreDestroy
    void close() {
        sender.close();
    }
}
