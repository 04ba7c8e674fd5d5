package org.warmline.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.storage.StorageException;
import org.warmline.storage.StorageException.Fault;

/**
 * Group commit: whatever waits when the previous commit returns goes into the next transaction. No timer, so an idle log adds no
 * delay; under load the batches grow by themselves. One writer: with two, half as many messages went into each commit.
 *
 * <p>The queue is bounded: what does not fit is answered {@code busy} and was not stored.
 */
@Singleton
class GroupCommitLog implements MessageLog {
    private static final Logger log = LoggerFactory.getLogger(GroupCommitLog.class);
    private static final int WAITING_AT_MOST = 20_000;
    private static final int BATCH_AT_MOST = 512;
    private static final int ATTEMPTS = 3;
    /** More of them, and each takes a few milliseconds, would be one who writes to a conversation elsewhere without a pause. */
    private static final int ATTEMPTS_WHEN_OVERTAKEN = 10;

    private static final int CROWD = 32;
    /** Share of its time that the writer works from which on it has no time to spare. */
    private static final double BUSY = 0.6;

    /** A writer that is busy with fewer at a time waits for a slow disk: the processor is free. */
    private static final int SEVERAL = 8;

    /** The share is that of about the last tenth of a second. */
    private static final double LATELY_NANOS = Duration.ofMillis(100).toNanos();
    /** One commit at a time can be left without an answer, so more than a few mean a database that keeps breaking. */
    private static final int UNSETTLED_AT_MOST = 64;
    /** Senders try again each second; when none does, nobody knows whether the trouble is over. */
    private static final Duration TROUBLE_LASTS = Duration.ofSeconds(5);

    private final QuickBatch quick;
    private final LogBatch batch;
    private final HeadRollup rollup;
    private final ConversationEvents events;
    private final DistributionSummary batchSizes;
    private final Counter failures;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    /** What is to be told if it is stored, though the database did not say so; the oldest first. */
    private final Deque<List<ConversationEvent>> unsettled = new ArrayDeque<>();

    private final Thread writer = Thread.ofPlatform().name("message-log").unstarted(this::write);
    private volatile boolean stopping;
    /** Of the writer's time lately, how much it worked. */
    private volatile double busy;

    private volatile int lastBatch;
    private volatile @Nullable Trouble trouble;

    GroupCommitLog(
            QuickBatch quick, LogBatch batch, HeadRollup rollup, ConversationEvents events, MeterRegistry meters) {
        this.quick = quick;
        this.batch = batch;
        this.rollup = rollup;
        this.events = events;
        this.batchSizes = meters.summary("warmline.log.batch");
        this.failures = meters.counter("warmline.log.failures");
    }

    @PostConstruct
    void start() {
        events.subscribe(event -> {
            // What the writer itself changes it knows.
            if (event instanceof ConversationEvent.ConversationChanged changed && Thread.currentThread() != writer) {
                changed(changed.conversation());
            }
        });
        writer.start();
    }

    @Override
    public CompletableFuture<Appended> append(Append append) {
        CompletableFuture<Appended> answer = new CompletableFuture<>();
        if (stopping || !queue.offer(new Waiting(append, answer))) {
            answer.completeExceptionally(Problem.retryAfter(
                    ProblemCode.BUSY, "Too many messages wait to be stored. Send it again.", Duration.ofSeconds(1)));
        }
        return answer;
    }

    @Override
    public void movedElsewhere(ConversationId conversation, long seq) {
        quick.movedElsewhere(conversation, seq);
    }

    @Override
    public void changed(ConversationId conversation) {
        quick.changed(conversation);
    }

    @Override
    public boolean catchUp() {
        return rollup.catchUp();
    }

    @Override
    public boolean isCrowded() {
        return (busy >= BUSY && lastBatch >= SEVERAL) || queue.size() >= CROWD;
    }

    @Override
    public Optional<String> trouble() {
        Trouble last = trouble;
        return last == null || System.nanoTime() - last.since() > TROUBLE_LASTS.toNanos()
                ? Optional.empty()
                : Optional.of(last.state());
    }

    /** Stores what still waits, then stops. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        writer.join(Duration.ofSeconds(10));
    }

    private void write() {
        try {
            writeOn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOn() throws InterruptedException {
        List<Waiting> next = new ArrayList<>(BATCH_AT_MOST);
        long worked = System.nanoTime();
        while (true) {
            next.clear();
            Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
            long began = System.nanoTime();
            if (first == null) {
                busy = 0;
                worked = began;
                if (stopping) {
                    return;
                }
                settle();
                continue;
            }
            next.add(first);
            queue.drainTo(next, BATCH_AT_MOST - 1);
            lastBatch = next.size();
            batchSizes.record(lastBatch);
            storeAll(next);
            settle();
            long ended = System.nanoTime();
            busy = busier(began - worked, ended - began);
            worked = ended;
        }
    }

    private double busier(long waitedNanos, long workedNanos) {
        double whole = (double) waitedNanos + workedNanos;
        double weight = 1 - Math.exp(-whole / LATELY_NANOS);
        return busy + weight * (workedNanos / Math.max(1, whole) - busy);
    }

    private void storeAll(List<Waiting> waiting) {
        try {
            List<Waiting> rest = storeQuickly(waiting);
            if (!rest.isEmpty()) {
                store(rest);
            }
        } catch (Throwable e) {
            // A fault of ours, even an error, must not end the one thread that stores. Who has an answer keeps it.
            log.error("A batch failed", e);
            unconfirmed(waiting, List.of(), e);
        }
    }

    /** Stores what can be stored in one round trip, or two; answers the rest, in its order. */
    private List<Waiting> storeQuickly(List<Waiting> waiting) {
        List<Append> appends = appends(waiting);
        try {
            quick.look(appends);
        } catch (RuntimeException e) {
            // Those whose end is known need not wait for the others.
            log.debug("Could not look before storing: {}", e.toString());
        }
        QuickBatch.Plan plan = quick.plan(appends);
        if (plan.growths().isEmpty()) {
            return waiting;
        }
        try {
            quick.store(plan);
        } catch (RuntimeException e) {
            if (StorageException.faultOf(e) != Fault.UNKNOWN) {
                // Refused as a whole, so nothing is stored: a repeat, or somebody was faster. Nothing is lost but the
                // short way.
                log.debug("Storing {} messages at once: {}; the long way", waiting.size(), e.getMessage());
                return waiting;
            }
            Set<ConversationId> planned = new HashSet<>(plan.conversations());
            List<Waiting> rest = new ArrayList<>(waiting);
            rest.removeIf(one -> one.isFor(planned));
            List<Waiting> unknown = new ArrayList<>(waiting);
            unknown.removeAll(rest);
            unconfirmed(unknown, plan.events(), e);
            return rest;
        }
        trouble = null;
        plan.events().forEach(events::publish);
        Map<Append, Message> messages = plan.byAppend();
        List<Waiting> rest = new ArrayList<>();
        for (Waiting one : waiting) {
            Message message = messages.get(one.append());
            if (message == null) {
                rest.add(one);
            } else {
                one.answer().complete(new Appended.Stored(message));
            }
        }
        return rest;
    }

    private void store(List<Waiting> waiting) {
        long began = System.nanoTime();
        LogBatch.Outcome outcome;
        try {
            outcome = stored(appends(waiting));
        } catch (RuntimeException e) {
            if (waiting.size() > 1 && StorageException.faultOf(e) == Fault.REFUSED) {
                // One append the database refuses must not take the others with it: each alone, in the same order.
                waiting.forEach(one -> store(List.of(one)));
                return;
            }
            unconfirmed(waiting, e instanceof LogBatch.CommitUnknown unknown ? unknown.events() : List.of(), e);
            return;
        }
        trouble = null;
        // Readers first: a sender's own ack takes its place in the order they see.
        outcome.events().forEach(events::publish);
        quick.remember(outcome.heads(), began);
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).answer().complete(outcome.answers().get(i));
        }
    }

    /** Nothing of a transaction that was refused or collided is stored, so it is run again. */
    private LogBatch.Outcome stored(List<Append> appends) {
        for (int attempt = 1; ; attempt++) {
            try {
                // Repeats are rare, and the database refuses them; only then is it worth asking what is stored.
                return attempt == 1 ? batch.storeNew(appends) : batch.store(appends);
            } catch (RuntimeException e) {
                boolean again = switch (StorageException.faultOf(e)) {
                    case REFUSED -> attempt == 1 || (attempt < ATTEMPTS_WHEN_OVERTAKEN && JdbcLogTable.isOvertaken(e));
                    case COLLIDED -> attempt < ATTEMPTS;
                    case UNKNOWN -> false;
                };
                if (!again) {
                    throw e;
                }
                log.debug("Storing {} messages: {}; again", appends.size(), e.getMessage());
            }
        }
    }

    /** @param toTell if it turns out to be stored; empty when it can't be */
    private void unconfirmed(List<Waiting> waiting, List<ConversationEvent> toTell, Throwable why) {
        if (!toTell.isEmpty()) {
            if (unsettled.size() == UNSETTLED_AT_MOST) {
                // Its readers find it with the next message, or when they come back.
                unsettled.removeFirst();
            }
            unsettled.addLast(toTell);
        }
        StorageException.refusalOf(why).ifPresent(state -> trouble = new Trouble(state, System.nanoTime()));
        failures.increment();
        log.warn("Storing {} messages failed: {}", waiting.size(), why.toString());
        waiting.forEach(one -> one.answer()
                .completeExceptionally(Problem.retryAfter(
                        ProblemCode.UNAVAILABLE,
                        "The database did not confirm. Send it again under the same id.",
                        Duration.ofSeconds(1))));
    }

    /**
     * Tells readers what was committed without an answer. Its sender was asked to send it again, but may never come back, and hears
     * only that it is stored: nobody else would tell those who read along.
     */
    private void settle() {
        try {
            while (!unsettled.isEmpty() && !quick.isUnderWay()) {
                for (ConversationEvent event : batch.committed(unsettled.getFirst())) {
                    quick.changed(event.conversation());
                    events.publish(event);
                    rollup.grew(List.of(event.conversation()));
                }
                unsettled.removeFirst();
            }
        } catch (RuntimeException e) {
            log.debug("It is not known yet what was committed: {}", e.toString());
        }
    }

    private static List<Append> appends(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::append).toList();
    }

    private record Trouble(String state, long since) {}

    private record Waiting(Append append, CompletableFuture<Appended> answer) {
        boolean isFor(Set<ConversationId> conversations) {
            ConversationId expected = append.target().expected();
            return expected != null && conversations.contains(expected);
        }
    }
}
