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
import org.warmline.signal.Signal;
import org.warmline.signal.Signals;

/** How much one person may send in a while, over all their connections; other nodes tell of what they counted. */
@Singleton
class SendLimits {
    private final boolean limited;
    private final ChatLimits limits;
    private final Signals signals;
    private final Map<UUID, SlidingWindow> windows = new ConcurrentHashMap<>();

    SendLimits(
            @Property(name = "warmline.rate-limits", defaultValue = "on") String rateLimits,
            ChatLimits limits,
            Signals signals) {
        this.limited = !rateLimits.equals("off");
        this.limits = limits;
        this.signals = signals;
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
        SlidingWindow window = window(owner, visitor);
        long now = System.nanoTime();
        if (!window.remaining(now).isZero() && isRepeat.getAsBoolean()) {
            return false;
        }
        Duration wait = window.attempt(now);
        if (!wait.isZero()) {
            throw Problem.retryAfter(
                    ProblemCode.RATE_LIMITED, "That was a lot at once. Wait a moment and send it again.", wait);
        }
        signals.publish(new Signal.Sent(owner, visitor));
        return true;
    }

    /** Counts a send if it is within the limit; else it is not counted, and false. Asks nothing. */
    boolean countIfRoom(UUID owner, boolean visitor) {
        if (!limited) {
            return true;
        }
        boolean counted = window(owner, visitor).attemptIfRoom(System.nanoTime());
        if (counted) {
            signals.publish(new Signal.Sent(owner, visitor));
        }
        return counted;
    }

    /** Another node has counted a send. */
    void countElsewhere(UUID owner, boolean visitor) {
        if (limited) {
            var unused = window(owner, visitor).attempt(System.nanoTime());
        }
    }

    private SlidingWindow window(UUID owner, boolean visitor) {
        return windows.computeIfAbsent(
                owner,
                id -> new SlidingWindow(visitor ? limits.visitorSends() : limits.staffSends(), limits.sendWindow()));
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
