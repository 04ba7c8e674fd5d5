package org.warmline.bench;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.warmline.bench.wire.Hello;
import org.warmline.bench.wire.Wire;

/**
 * A visitor and an agent in one conversation, both on one event loop, so that neither their state nor their times need a lock.
 *
 * @param seats how each of them gets in again
 */
record Pair(EventLoop loop, Person visitor, Person agent, UUID conversation, Seats seats) {
    /** What the wire asks of a client that was turned away for the first time. */
    private static final long AGAIN_AFTER_MILLIS = 500;

    /** Who they are to the server. */
    record Seats(String visitorToken, String agentToken) {}

    /**
     * Has both come back to where they were, at the same time, as often as it takes. Any thread, while neither is connected.
     *
     * @param turnedAway counts the attempts that failed
     */
    CompletableFuture<Void> comeBack(Wire wire, int port, AtomicInteger turnedAway) {
        return CompletableFuture.allOf(
                comeBack(wire, port, visitor, seats.visitorToken(), turnedAway),
                comeBack(wire, port, agent, seats.agentToken(), turnedAway));
    }

    private CompletableFuture<Void> comeBack(
            Wire wire, int port, Person person, String token, AtomicInteger turnedAway) {
        Hello hello = new Hello(token, List.of(new Hello.Cursor(conversation, person.cursor())));
        return wire.dial(port, hello, loop, person)
                .thenAccept(person::sitsAt)
                .exceptionallyComposeAsync(
                        failure -> {
                            turnedAway.incrementAndGet();
                            return comeBack(wire, port, person, token, turnedAway);
                        },
                        CompletableFuture.delayedExecutor(AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS, loop));
    }
}
