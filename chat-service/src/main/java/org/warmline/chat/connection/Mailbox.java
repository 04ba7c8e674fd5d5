package org.warmline.chat.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one connection's work in order, one piece at a time, on virtual threads or at once on the thread that brings it; so what
 * only the work touches needs no lock. Bounded: what does not fit is refused, and the caller decides what that means.
 */
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
    private static final int MOST = 2_000;

    private final Executor executor;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
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

    /**
     * Does the work here and now if nothing of the connection runs or waits: most of it is shorter than waking a thread. Else takes
     * it like {@link #offer(Runnable)}.
     *
     * @param now must not wait for anything; answers whether it is done
     * @param otherwise all of it, when it was not, or when other work is before it
     * @return whether the work was done or taken
     */
    boolean offer(BooleanSupplier now, Runnable otherwise) {
        synchronized (waiting) {
            if (running) {
                return waiting.size() < MOST && waiting.add(otherwise);
            }
            running = true;
        }
        boolean done = isDone(now);
        synchronized (waiting) {
            if (!done) {
                waiting.addFirst(otherwise);
            }
            if (waiting.isEmpty()) {
                running = false;
                return true;
            }
        }
        executor.execute(this::run);
        return true;
    }

    private static boolean isDone(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (Throwable e) {
            log.error("A connection's work failed", e);
            return true;
        }
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
            } catch (Throwable e) {
                // Whatever it is, even an error: what waits behind it must not wait for ever.
                log.error("A connection's work failed", e);
            }
        }
    }
}
