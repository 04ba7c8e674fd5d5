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
 * is written once. What a node left behind that died is found by the time of its messages, at the start and every twenty seconds.
 */
@Singleton
class HeadRollup {
    private static final Logger log = LoggerFactory.getLogger(HeadRollup.class);
    private static final int AT_ONCE = 500;
    private static final int REST = 19;
    private static final Duration LONGEST_REST = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(20);
    /** Longer than a statement may take to be committed, and what the clocks of two nodes may differ. */
    private static final Duration MARGIN = Duration.ofSeconds(30);
    /** Rows were last brought up within seconds of the last message, wherever that was stored. */
    private static final Duration MARGIN_AT_START = Duration.ofHours(1);
    /** Whoever waits for the rows goes on with them as they are then. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final JdbcHeadRollup table;
    private final Clock clock;
    private final Thread thread = BackgroundThreads.patient("head-rollup-").newThread(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition done = lock.newCondition();
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
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the rows show all that this node had stored when it was called, and what nodes before it have, or for half a second; rows
     * that somebody else holds are left out. Any thread.
     *
     * @return whether they do
     */
    boolean catchUp() {
        lock.lock();
        try {
            long wanted = grown.isEmpty() ? begun : begun + 1;
            long left = PATIENCE.toNanos();
            while (ended < wanted && left > 0 && !stopping) {
                if (!awaited) {
                    awaited = true;
                    work.signal();
                }
                left = done.awaitNanos(left);
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
            work.signal();
            done.signalAll();
        } finally {
            lock.unlock();
        }
        thread.join(PATIENCE.multipliedBy(4));
    }

    private void run() {
        try {
            boolean well = false;
            while (true) {
                Taken taken = take(well);
                long began = System.nanoTime();
                well = pass(taken);
                if (taken.last()) {
                    return;
                }
                rest(well, System.nanoTime() - began);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for something to do, or until it is time to sweep; not at all after a pass that failed. */
    private Taken take(boolean well) throws InterruptedException {
        lock.lock();
        try {
            long left = well ? BETWEEN_SWEEPS.toNanos() : 0;
            while (grown.isEmpty() && !stopping && left > 0) {
                left = work.awaitNanos(left);
            }
            Taken taken = new Taken(grown, stopping);
            grown = new LinkedHashSet<>();
            awaited = false;
            begun++;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean pass(Taken taken) {
        Collection<ConversationId> left = taken.conversations();
        boolean well = false;
        try {
            left = bringUp(taken.conversations());
            if (!taken.last()) {
                sweep();
            }
            well = true;
        } catch (Throwable e) {
            // Whatever it is, an error too, must not end the thread: nothing else brings rows up.
            log.debug("Rows of conversations could not be brought up to their logs: {}", e.toString());
        }
        lock.lock();
        try {
            grown.addAll(left);
            if (well) {
                ended = begun;
            }
            done.signalAll();
        } finally {
            lock.unlock();
        }
        return well;
    }

    private void rest(boolean well, long worked) throws InterruptedException {
        lock.lock();
        try {
            long left = well ? Math.min(REST * worked, LONGEST_REST.toNanos()) : AFTER_FAILURE.toNanos();
            while (left > 0 && !(awaited && well) && !stopping) {
                left = work.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Answers those that somebody else holds. */
    private List<ConversationId> bringUp(Collection<ConversationId> conversations) {
        List<ConversationId> left = new ArrayList<>(conversations);
        List<ConversationId> held = new ArrayList<>();
        while (!left.isEmpty()) {
            List<ConversationId> few = left.subList(0, Math.min(AT_ONCE, left.size()));
            Set<ConversationId> heldOfThem = new LinkedHashSet<>(few);
            heldOfThem.removeAll(table.bringUp(few, LogBatch.activityGrain(few.size())));
            held.addAll(heldOfThem);
            few.clear();
        }
        return held;
    }

    private void sweep() {
        long now = System.nanoTime();
        if (swept && now - sweptNanos < BETWEEN_SWEEPS.toNanos()) {
            return;
        }
        List<ConversationId> held = bringUp(table.behind(
                swept ? clock.instant().minusNanos(now - sweptNanos).minus(MARGIN) : before()));
        grew(held);
        sweptNanos = now;
        swept = true;
    }

    /** From when on a node that died may have left something behind. */
    private Instant before() {
        Instant now = clock.instant();
        return table.newest().filter(newest -> newest.isBefore(now)).orElse(now).minus(MARGIN_AT_START);
    }

    /** @param last whether nothing comes after it */
    private record Taken(Collection<ConversationId> conversations, boolean last) {}
}
