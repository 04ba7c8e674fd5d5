package org.warmline.signal;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.storage.Notifications;
import org.warmline.storage.StorageException;

/**
 * PostgreSQL's NOTIFY, for which nothing else has to be installed. Sent in transactions of its own: a notification takes a lock over
 * all commits of the server, which must not be held by a transaction that stores messages.
 */
@Singleton
@Requires(property = "warmline.cluster", value = "true")
@Requires(missingProperty = "warmline.redis-uri")
class PostgresWire implements SignalWire {
    private static final Logger log = LoggerFactory.getLogger(PostgresWire.class);
    private static final String CHANNEL = "warmline";
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final Notifications notifications;
    private volatile boolean closed;

    PostgresWire(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public void send(List<String> texts) {
        notifications.send(CHANNEL, texts);
    }

    @Override
    public void listen(Consumer<String> listener) {
        Thread.ofPlatform().name("signals-heard").daemon().start(() -> {
            while (!closed) {
                try {
                    notifications.listen(CHANNEL, listener, () -> !closed);
                } catch (StorageException e) {
                    log.info("Not hearing other nodes at the moment: {}", e.getMessage());
                    LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
                }
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
