package org.warmline.chat.connection;

import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.warmline.chat.limit.ChatLimits;
import org.warmline.limit.SlidingWindow;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/** How much one person may send in a while, over all their connections to this node. */
@Singleton
class SendLimits {
    private final boolean limited;
    private final ChatLimits limits;
    private final Map<UUID, SlidingWindow> windows = new ConcurrentHashMap<>();

    SendLimits(@Property(name = "warmline.rate-limits", defaultValue = "on") String rateLimits, ChatLimits limits) {
        this.limited = !rateLimits.equals("off");
        this.limits = limits;
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
        SlidingWindow window = windows.computeIfAbsent(
                owner,
                id -> new SlidingWindow(visitor ? limits.visitorSends() : limits.staffSends(), limits.sendWindow()));
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
