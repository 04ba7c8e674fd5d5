package org.warmline.chat.connection;

import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.warmline.limit.SlidingWindow;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/** How much one person may send in ten seconds, over all their connections to this node: a visitor 20, staff 200. */
@Singleton
class SendLimits {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int VISITOR = 20;
    private static final int STAFF = 200;

    private final boolean limited;
    private final Map<UUID, SlidingWindow> windows = new ConcurrentHashMap<>();

    SendLimits(@Property(name = "warmline.rate-limits", defaultValue = "on") String limits) {
        this.limited = !limits.equals("off");
    }

    /**
     * Counts a send, and refuses it beyond the limit.
     *
     * @param isRepeat asked only beyond the limit: what is stored already may be sent again at any time
     * @return whether it was counted
     */
    boolean count(UUID owner, boolean visitor, BooleanSupplier isRepeat) {
        if (!limited) {
            return false;
        }
        SlidingWindow window =
                windows.computeIfAbsent(owner, id -> new SlidingWindow(visitor ? VISITOR : STAFF, WINDOW));
        long now = System.nanoTime();
        if (!window.remaining(now).isZero() && isRepeat.getAsBoolean()) {
            return false;
        }
        Duration wait = window.attempt(now);
        if (!wait.isZero()) {
            throw Problem.retryAfter(
                    ProblemCode.RATE_LIMITED, "That was a lot at once. Wait a moment and send it again.", wait);
        }
        return true;
    }

    /** What was counted turned out to be a repeat. */
    void wasRepeat(UUID owner) {
        SlidingWindow window = windows.get(owner);
        if (window != null) {
            window.forgive();
        }
    }

    @Scheduled(fixedDelay = "30s")
    void forgetIdle() {
        long now = System.nanoTime();
        windows.values().removeIf(window -> window.isEmpty(now));
    }
}
