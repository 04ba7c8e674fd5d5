package org.warmline.signal;

import java.util.List;
import java.util.function.Consumer;

/** Carries short texts from each node to all. May lose, repeat and reorder them, and may bring a node its own. */
public interface SignalWire extends AutoCloseable {
    /** In bytes of UTF-8: what PostgreSQL takes as the payload of one notification is 7,999. */
    int LONGEST = 7_900;

    /**
     * Sends; blocks until they are on their way.
     *
     * @param texts each at most {@link #LONGEST}
     */
    void send(List<String> texts);

    /** Begins to hear, on a thread of the wire's own; breaks are mended by it. Called once. */
    void listen(Consumer<String> listener);

    @Override
    void close();
}
