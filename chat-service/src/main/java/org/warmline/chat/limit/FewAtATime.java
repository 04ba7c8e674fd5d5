package org.warmline.chat.limit;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that can be left out and must not be in the way: so much of it at a time, so much waiting, and what comes beyond that, or fails,
 * is dropped. Each piece looks into the database, where messages to be stored wait for the same connections. Thread-safe.
 */
public final class FewAtATime {
    private static final Logger log = LoggerFactory.getLogger(FewAtATime.class);
    private static final int WAITING_AT_MOST = 1_000;

    private final String what;
    private final Executor executor;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param what for the log: what is lost with a piece that fails
     * @param executor a thread for each piece, mostly waiting: virtual ones
     */
    public FewAtATime(String what, Executor executor, int places) {
        this.what = what;
        this.executor = executor;
        this.places = new Semaphore(places);
    }

    /** Takes the work, or drops it. Returns at once. */
    public void offer(Runnable work) {
        if (waiting.incrementAndGet() > WAITING_AT_MOST) {
            waiting.decrementAndGet();
            return;
        }
        try {
            executor.execute(() -> inOnePlace(work));
        } catch (RejectedExecutionException e) {
            // Stopping: nobody is told any more.
            waiting.decrementAndGet();
        }
    }

    private void inOnePlace(Runnable work) {
        places.acquireUninterruptibly();
        try {
            work.run();
        } catch (RuntimeException e) {
            log.debug("{}: {}", what, e.toString());
        } finally {
            places.release();
            waiting.decrementAndGet();
        }
    }
}
