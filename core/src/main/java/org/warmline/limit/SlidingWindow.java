package org.warmline.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most so many in any stretch of time of the given length. What is refused counts as well, so hammering does not help. Holds
 * the moments of at most {@code limit} attempts. Thread-safe.
 */
public final class SlidingWindow {
    private final int limit;
    private final long lengthNanos;
    private final Deque<Long> attempts = new ArrayDeque<>();

    /**
     * Makes an empty window.
     *
     * @param limit at least 1
     */
    public SlidingWindow(int limit, Duration length) {
        this.limit = limit;
        this.lengthNanos = length.toNanos();
    }

    /**
     * Counts an attempt.
     *
     * @param nanos a monotonic time, as {@link System#nanoTime}
     * @return zero when it is within the limit, else how long to wait before the next one can be
     */
    public synchronized Duration attempt(long nanos) {
        forget(nanos);
        boolean full = attempts.size() >= limit;
        if (full) {
            // The oldest gives way to this one: what counts is the last so many attempts.
            attempts.removeFirst();
        }
        attempts.addLast(nanos);
        return full ? Duration.ofNanos(attempts.getFirst() + lengthNanos - nanos) : Duration.ZERO;
    }

    /** Counts an attempt only if it is within the limit; answers whether it is. */
    public synchronized boolean attemptIfRoom(long nanos) {
        return remaining(nanos).isZero() && attempt(nanos).isZero();
    }

    /** How long the next attempt has to wait, without counting one. */
    public synchronized Duration remaining(long nanos) {
        forget(nanos);
        return attempts.size() < limit ? Duration.ZERO : Duration.ofNanos(attempts.getFirst() + lengthNanos - nanos);
    }

    /** Takes the latest attempt back. */
    public synchronized void forgive() {
        attempts.pollLast();
    }

    public synchronized boolean isEmpty(long nanos) {
        forget(nanos);
        return attempts.isEmpty();
    }

    private void forget(long nanos) {
        while (!attempts.isEmpty() && nanos - attempts.getFirst() >= lengthNanos) {
            attempts.removeFirst();
        }
    }
}
