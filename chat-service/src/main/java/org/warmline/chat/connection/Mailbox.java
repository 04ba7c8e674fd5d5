package org.warmline.chat.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one connection's work in order, one piece at a time, on virtual threads; so what only the work touches needs no lock.
 * Bounded: what does not fit is refused, and the caller decides what that means.
 */
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
    private static final int MOST = 2_000;

    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    /** Whether the work was taken. */
    boolean offer(Runnable work) {
        return take(work, MOST);
    }

    /** Takes the work whatever waits: for answers to work that was taken, of which there are no more than of that. */
    void add(Runnable work) {
        take(work, Integer.MAX_VALUE);
    }

    private boolean take(Runnable work, int most) {
        synchronized (waiting) {
            if (waiting.size() >= most) {
                return false;
            }
            waiting.add(work);
            if (running) {
                return true;
            }
            running = true;
        }
        executor.execute(this::run);
        return true;
    }

    private void run() {
        while (true) {
            Runnable next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    running = false;
                    return;
                }
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                log.error("A connection's work failed", e);
            }
        }
    }
}
