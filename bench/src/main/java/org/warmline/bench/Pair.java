package org.warmline.bench;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.warmline.bench.wire.Hello;
import org.warmline.bench.wire.Wire;

/**
 * A visitor and an agent in one conversation, both on one event loop, so that neither their state nor their times need a lock.
 *
 * @param seats how each of them gets in again
 */
record Pair(EventLoop loop, Person visitor, Person agent, UUID conversation, Seats seats) {
    /** Who they are to the server. */
    record Seats(String visitorToken, String agentToken) {}

    /** Has both come back to where they were, at the same time. Any thread, while neither is connected. */
    CompletableFuture<Void> comeBack(Wire wire, int port) {
        return CompletableFuture.allOf(
                comeBack(wire, port, visitor, seats.visitorToken()), comeBack(wire, port, agent, seats.agentToken()));
    }

    private CompletableFuture<Void> comeBack(Wire wire, int port, Person person, String token) {
        Hello hello = new Hello(token, List.of(new Hello.Cursor(conversation, person.cursor())));
        return wire.dial(port, hello, loop, person).thenAccept(person::sitsAt);
    }
}
