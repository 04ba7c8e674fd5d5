package org.warmline.chat.connection;

import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.chat.limit.ChatLimits;
import org.warmline.chat.protocol.CloseCode;
import org.warmline.contact.Visitors;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffSessions;
import org.warmline.workspace.Token;

/**
 * Looks after the open connections: pings them, closes those that are dead, silent, stuck or revoked, and says goodbye to all of
 * them before this node stops.
 */
@Singleton
class Caretaker implements GracefulShutdownCapable, Ordered {
    private static final Logger log = LoggerFactory.getLogger(Caretaker.class);
    /** Clients come back spread over this long, so that a restart is no storm. */
    private static final int SPREAD_MILLIS = 5_000;
    /** So long a slow client may take to hear the goodbye. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Connections connections;
    private final StaffSessions sessions;
    private final StaffDirectory directory;
    private final Visitors visitors;
    private final Draining draining;
    private final ChatLimits limits;

    Caretaker(
            Connections connections,
            StaffSessions sessions,
            StaffDirectory directory,
            Visitors visitors,
            Draining draining,
            ChatLimits limits) {
        this.connections = connections;
        this.sessions = sessions;
        this.directory = directory;
        this.visitors = visitors;
        this.draining = draining;
        this.limits = limits;
    }

    @Scheduled(fixedDelay = "1s")
    void check() {
        long now = System.nanoTime();
        long helloWithin = limits.helloWithin().toNanos();
        long pingEvery = limits.pingEvery().toNanos();
        for (Connection connection : connections.all()) {
            connection.recoverMissed();
            if (connection.isStuck(now)) {
                connection.bye(CloseCode.SLOW_READER, "slow", 500);
            } else if (!connection.isGreeted() && now - connection.openedNanos() > helloWithin) {
                connection.close(CloseCode.NO_HELLO, "hello did not come in time");
            } else if (connection.pingIsDue(now, pingEvery) && connection.ping() >= limits.unansweredPings()) {
                connection.close(CloseCode.HEARTBEAT_MISSED, "no sign of life");
            }
        }
    }

    /** Tokens end elsewhere: on another node, over HTTP, by an owner. */
    @Scheduled(fixedDelay = "2s")
    void closeRevoked() {
        List<Connection> staff = new ArrayList<>();
        List<Connection> guests = new ArrayList<>();
        connections.all().stream().filter(Connection::isGreeted).forEach(it -> (it.isStaff() ? staff : guests).add(it));
        try {
            if (!staff.isEmpty()) {
                close(staff, sessions.ended(tokens(staff)));
                directory
                        .all()
                        .forEach(member -> staff.stream()
                                .filter(connection -> connection
                                        .staffId()
                                        .filter(member.id()::equals)
                                        .isPresent())
                                .forEach(connection -> connection.refresh(member)));
            }
            if (!guests.isEmpty()) {
                close(guests, visitors.ended(tokens(guests)));
            }
        } catch (RuntimeException e) {
            log.warn("Sessions could not be checked: {}", e.toString());
        }
    }

    /** Before the HTTP server, which ends its connections without a word; after what would only be in the way. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    /** Blocks until all have heard it, or for some seconds. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        draining.begin();
        List<CompletableFuture<Void>> gone = new ArrayList<>();
        for (Connection connection : connections.all()) {
            connection.bye(
                    CloseCode.DRAINING,
                    "drain",
                    500L + ThreadLocalRandom.current().nextInt(SPREAD_MILLIS));
            gone.add(connection.gone());
        }
        // The server is next, and waits for nobody: what has not left by then would not be heard.
        CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return CompletableFuture.completedFuture(null);
    }

    private void close(List<Connection> those, Set<Token.Hash> ended) {
        for (Connection connection : those) {
            if (connection.token().filter(ended::contains).isPresent()) {
                connection.bye(CloseCode.REVOKED, "revoked", 0);
            }
        }
    }

    private static Collection<Token.Hash> tokens(List<Connection> of) {
        Set<Token.Hash> tokens = new HashSet<>();
        of.forEach(connection -> connection.token().ifPresent(tokens::add));
        return tokens;
    }
}
