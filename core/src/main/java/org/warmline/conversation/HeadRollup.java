package org.warmline.conversation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.background.BackgroundThreads;

/**
 * Brings conversations' rows up to their logs, which {@link QuickBatch} adds to without touching them. Whoever reads a conversation
 * through {@code conversation_now} sees its log's end in any case; the rows are what conversations are looked for by: the latest ones,
 * those that were not heard yet.
 *
 * <p>At once while there is little to do; under load it rests nineteen times as long as it worked, and a row that grew a hundred times meanwhile
 * is written once. What a node left behind that died is found by the time of its messages, at the start and every few seconds.
 */
@Singleton
class HeadRollup {
    private static final Logger log = LoggerFactory.getLogger(HeadRollup.class);
    private static final int AT_ONCE = 500;
    private static final int CROWD = 32;
    private static final Duration UNDER_LOAD = Duration.ofSeconds(1);
    private static final int REST = 19;
    private static final Duration LONGEST_REST = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(10);
    /** What the clocks of two nodes may differ, and how long a message may take to be committed. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** Rows were last brought up within seconds of the last message, wherever that was stored. */
    private static final Duration MARGIN_AT_START = Duration.ofHours(1);
    /** Whoever waits for the rows goes on with them as they are then. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final JdbcHeadRollup table;
    private final Clock clock;
    private final Thread thread = BackgroundThreads.patient("head-rollup-").newThread(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    /** Guarded by the lock, as what follows. */
    private Set<ConversationId> grown = new LinkedHashSet<>();

    private long begun;
    /** Of the passes that were begun, the last that ended well; before the first one nothing is known. */
    private long ended = -1;

    private boolean awaited;
    private boolean stopping;
    /** Whether all that was stored before this node began is known to be brought up. Written by the thread. */
    private volatile boolean swept;
    /** The thread's own; the system's clock may be set meanwhile. */
    private long sweptNanos;

    HeadRollup(JdbcHeadRollup table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /** Any thread; does not wait. */
    void grew(Collection<ConversationId> conversations) {
        lock.lock();
        try {
            grown.addAll(conversations);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the rows show all that this node had stored when it was called, and what nodes before it have, or for half a second. Any
     * thread.
     *
     * @return whether they do
     */
    boolean catchUp() {
        lock.lock();
        try {
            long wanted = grown.isEmpty() ? begun : begun + 1;
            long left = PATIENCE.toNanos();
            while (ended < wanted && left > 0 && !stopping) {
                awaited = true;
                moved.signalAll();
                left = moved.awaitNanos(left);
            }
            return ended >= wanted && swept;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Brings up what is left, then stops. */
    @PreDestroy
    void stop() throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        thread.join(PATIENCE.multipliedBy(4));
    }

    private void run() {
        try {
            while (true) {
                Collection<ConversationId> now = take();
                boolean last = isStopping();
                long began = System.nanoTime();
                boolean done = bringUp(now) && (last || sweep());
                finish(now, done);
                if (last) {
                    return;
                }
                rest(
                        done
                                ? Math.min(REST * (System.nanoTime() - began), LONGEST_REST.toNanos())
                                : AFTER_FAILURE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for something to do, or until it is time to sweep. */
    private Collection<ConversationId> take() throws InterruptedException {
        lock.lock();
        try {
            long left = swept ? BETWEEN_SWEEPS.toNanos() : 0;
            while (grown.isEmpty() && !stopping && left > 0) {
                left = moved.awaitNanos(left);
            }
            Collection<ConversationId> taken = grown;
            grown = new LinkedHashSet<>();
            awaited = false;
            begun++;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void finish(Collection<ConversationId> undone, boolean done) {
        lock.lock();
        try {
            if (done) {
                ended = begun;
            } else {
                grown.addAll(undone);
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void rest(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !awaited && !stopping) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private boolean bringUp(Collection<ConversationId> conversations) {
        List<ConversationId> rest = new ArrayList<>(conversations);
        try {
            for (int from = 0; from < rest.size(); from += AT_ONCE) {
                List<ConversationId> few = rest.subList(from, Math.min(from + AT_ONCE, rest.size()));
                table.bringUp(few, few.size() < CROWD ? Duration.ZERO : UNDER_LOAD);
            }
            return true;
        } catch (RuntimeException e) {
            log.debug("Rows of conversations could not be brought up to their logs: {}", e.toString());
            return false;
        }
    }

    private boolean sweep() {
        long now = System.nanoTime();
        if (swept && now - sweptNanos < BETWEEN_SWEEPS.toNanos()) {
            return true;
        }
        try {
            if (!bringUp(table.behind(
                    swept ? clock.instant().minusNanos(now - sweptNanos).minus(MARGIN) : before()))) {
                return false;
            }
            sweptNanos = now;
            swept = true;
            return true;
        } catch (RuntimeException e) {
            log.debug("Could not look for rows of conversations that are behind their logs: {}", e.toString());
            return false;
        }
    }

    /** From when on a node that died may have left something behind. */
    private Instant before() {
        Instant now = clock.instant();
        return table.newest().filter(newest -> newest.isBefore(now)).orElse(now).minus(MARGIN_AT_START);
    }
}
