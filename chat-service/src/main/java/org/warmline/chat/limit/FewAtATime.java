package org.warmline.chat.limit;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that can be left out and must not be in the way: so much of it at a time, so much waiting, and what comes beyond that, or fails,
 * is dropped. Each piece looks into the database, where messages to be stored wait for the same connections. Thread-safe.
 *
 * <p>It has threads of the operating system's, which share the processor with the others. Virtual ones hold on to theirs for as long as they
 * compute, and all other virtual threads wait meanwhile. They end when nothing has come for a while.
 */
public final class FewAtATime {
    private static final Logger log = LoggerFactory.getLogger(FewAtATime.class);
    private static final int WAITING_AT_MOST = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final String lost;
    private final ThreadPoolExecutor places;

    /**
     * @param threads one for each place, at most
     * @param lost for the log: what is lost with a piece that fails
     */
    public FewAtATime(ThreadFactory threads, String lost, int places) {
        this.lost = lost;
        this.places = new ThreadPoolExecutor(
                places,
                places,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_AT_MOST),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
        this.places.allowCoreThreadTimeOut(true);
    }

    /** Takes the work, or drops it. Returns at once. */
    public void offer(Runnable work) {
        places.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.debug("{}: {}", lost, e.toString());
            }
        });
    }
}
