package org.warmline.chat.listening;

import io.micronaut.context.annotation.Context;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.background.BackgroundThreads;
import org.warmline.chat.limit.FewAtATime;
import org.warmline.chat.limit.GivingWay;
import org.warmline.conversation.AuthorKind;
import org.warmline.conversation.ConversationEvent;
import org.warmline.conversation.ConversationEvents;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.MessageKind;
import org.warmline.conversation.MessageLog;
import org.warmline.routing.Router;
import org.warmline.signal.Signal;
import org.warmline.signal.Signals;

/**
 * Sees to it that every customer's message is heard, each conversation by one worker at a time and few at once. What
 * waits is one note per conversation, however much was said in it; what a crash left unheard is found in the database.
 */
@Context
class Listener implements GracefulShutdownCapable, Ordered {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    /** The model works for half of the cores at once; one more thread is in the database meanwhile. */
    private static final int AT_ONCE = 1 + Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int SCREENS_AT_ONCE = 4;
    private static final int SWEEP = 100;
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final HearingDesk hearing;
    private final Conversations conversations;
    private final MessageLog messages;
    private final Router router;
    private final GivingWay givingWay;
    private final Clock clock;
    private final ExecutorService executor;
    /** Not virtual threads: reading a message computes, and would keep all others of those from going on. */
    private final ThreadPoolExecutor hearers = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), BackgroundThreads.patient("hearing-"));

    /** Conversations that are worked on; true: something came since the work began. */
    private final Map<ConversationId, Boolean> busy = new ConcurrentHashMap<>();

    private final AtomicBoolean drainPlanned = new AtomicBoolean();
    /** Readings of other nodes on their way to screens here: one that is dropped shows when the screen is loaded again. */
    private final FewAtATime screens;
    /** Touched by the sweep only. */
    private Instant since = Instant.EPOCH;

    Listener(
            HearingDesk hearing,
            Conversations conversations,
            MessageLog messages,
            Router router,
            GivingWay givingWay,
            Clock clock,
            ConversationEvents events,
            Signals signals,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.hearing = hearing;
        this.conversations = conversations;
        this.messages = messages;
        this.router = router;
        this.givingWay = givingWay;
        this.clock = clock;
        this.executor = executor;
        this.screens = new FewAtATime(
                BackgroundThreads.patient("screens-"), "What another node heard was not passed on", SCREENS_AT_ONCE);
        events.subscribe(this::happened);
        signals.subscribe(heard -> heard.forEach(this::heardElsewhere));
    }

    /** Picks up what nobody heard: after a crash, or when the database was away. */
    @Scheduled(fixedDelay = "5s", initialDelay = "1s")
    void sweep() {
        try {
            boolean all = messages.catchUp();
            List<ConversationId> found = conversations.unheard(since, SWEEP);
            found.forEach(this::listen);
            if (all && found.size() < SWEEP) {
                // All that a crash may have left was seen; from now on it is looked for among what was active lately.
                since = clock.instant().minus(LATELY);
            }
            router.drain();
        } catch (RuntimeException e) {
            log.warn("Could not look for unheard messages: {}", e.toString());
        }
    }

    /** Before anything else: clients who are to hear the goodbye need the processor. What waits is found by a sweep, elsewhere or after the next start. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        stop();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @PreDestroy
    void stop() {
        hearers.shutdown();
        hearers.getQueue().clear();
    }

    private void happened(ConversationEvent event) {
        switch (event) {
            case ConversationEvent.MessagesAppended appended -> {
                boolean customerSpoke = appended.messages().stream()
                        .anyMatch(message -> message.kind() == MessageKind.TEXT
                                && message.author().kind() == AuthorKind.VISITOR);
                if (customerSpoke) {
                    listen(appended.conversation());
                }
            }
            case ConversationEvent.ConversationChanged changed -> {
                // One look at the queue serves all changes before it.
                if (drainPlanned.compareAndSet(false, true) && !execute(executor, this::drain)) {
                    drainPlanned.set(false);
                }
            }
            case ConversationEvent.ReadMoved moved -> {}
        }
    }

    private void heardElsewhere(Signal signal) {
        if (signal instanceof Signal.Heard heard) {
            screens.offer(() -> hearing.heardElsewhere(new ConversationId(heard.conversation()), heard.seq()));
        }
    }

    private void listen(ConversationId conversation) {
        boolean already = busy.merge(conversation, false, (before, now) -> true);
        if (!already) {
            hearInItsTurn(conversation);
        }
    }

    private void hearInItsTurn(ConversationId conversation) {
        if (!execute(hearers, () -> work(conversation))) {
            busy.remove(conversation);
        }
    }

    /** One round; for another one it goes behind all that wait, so nobody is heard first by writing on and on. */
    private void work(ConversationId conversation) {
        try {
            busy.put(conversation, false);
            long began = System.nanoTime();
            boolean waitedFor = hearing.hear(conversation);
            if (!waitedFor) {
                givingWay.restFrom(began);
            }
            if (!busy.remove(conversation, false)) {
                hearInItsTurn(conversation);
            }
        } catch (Throwable e) {
            // An error of one reading, too, must not keep the conversation from ever being heard.
            busy.remove(conversation);
            log.warn("Conversation {} was not heard to its end; it is tried again", conversation, e);
        }
    }

    private void drain() {
        drainPlanned.set(false);
        try {
            router.drain();
        } catch (RuntimeException e) {
            log.warn("Routing failed: {}", e.toString());
        }
    }

    private static boolean execute(ExecutorService executor, Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            // Stopping: the sweep of the next start finds it.
            return false;
        }
    }
}
