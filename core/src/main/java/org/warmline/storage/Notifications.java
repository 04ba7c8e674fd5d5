package org.warmline.storage;

import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** What is sent is a hint about something that is stored already: nothing is lost when it never reaches the disk. */
    private final OwnConnection sender;

    private final String url;
    private final String user;
    private final String password;

    Notifications(
            OwnConnections connections,
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password") String password) {
        this.sender = connections.with("synchronous_commit = off");
        this.url = url;
        this.user = user;
        this.password = password;
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
     * @throws StorageException when the connection cannot be had or breaks
     */
    public void listen(String channel, Consumer<String> listener, BooleanSupplier goOn) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + statement.enquoteIdentifier(channel, true));
            PGConnection server = connection.unwrap(PGConnection.class);
            while (goOn.getAsBoolean()) {
                PGNotification @Nullable [] heard = server.getNotifications(LOOK_MILLIS);
                for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                    listener.accept(notification.getParameter());
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
