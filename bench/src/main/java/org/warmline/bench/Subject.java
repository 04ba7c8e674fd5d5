package org.warmline.bench;

import io.netty.channel.EventLoop;
import org.warmline.bench.wire.Wire;

/** A server that is measured, running until closed. */
sealed interface Subject extends AutoCloseable permits Warmline, Yardstick {
    String name();

    ServerProcess process();

    /** Has a visitor and an agent meet in a conversation of their own, each on a connection of their own. Blocks; any thread. */
    Pair open(Wire wire, EventLoop loop, Tally tally, int index);

    /** Somebody who has only just signed in: the token for {@code hello}. Blocks; any thread. */
    String signIn();

    /** Stops it; doing it again does nothing. */
    @Override
    void close();
}
