package org.warmline.signal;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.storage.Sql;

/**
 * PostgreSQL's NOTIFY, for which nothing else has to be installed. Sent in transactions of its own: a notification takes a lock over
 * all commits of the server, which must not be held by a transaction that stores messages.
 */
@Singleton
@Requires(property = "warmline.cluster", value = "true")
@Requires(missingProperty = "warmline.redis-uri")
class PostgresWire implements SignalWire {
    private static final Logger log = LoggerFactory.getLogger(PostgresWire.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final int LOOK_MILLIS = 500;

    private final Sql sql;
    private final String url;
    private final String user;
    private final String password;
    private volatile boolean closed;

    PostgresWire(
            Sql sql,
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password") String password) {
        this.sql = sql;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public void send(List<String> texts) {
        sql.list("select pg_notify('warmline', t) from unnest(?) t", row -> 1, (Object) texts.toArray(String[]::new));
    }

    @Override
    public void listen(Consumer<String> listener) {
        Thread.ofPlatform().name("signals-heard").daemon().start(() -> {
            while (!closed) {
                hear(listener);
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }

    /** On a connection of its own: one of the pool's would be missing there for good. */
    private void hear(Consumer<String> listener) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("listen warmline");
            PGConnection server = connection.unwrap(PGConnection.class);
            while (!closed) {
                PGNotification @Nullable [] heard = server.getNotifications(LOOK_MILLIS);
                for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                    listener.accept(notification.getParameter());
                }
            }
        } catch (SQLException e) {
            if (!closed) {
                log.info("Not hearing other nodes at the moment: {}", e.getMessage());
            }
        }
    }
}
