package org.warmline.web.signin;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.warmline.limit.LeastRecentlyUsed;
import org.warmline.limit.SlidingWindow;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/**
 * Failed sign-ins by account: ten in fifteen minutes, whoever tries. Known and unknown accounts count alike. Remembers the 10,000
 * accounts tried last.
 */
@Singleton
class Attempts {
    private static final int FAILURES = 10;
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final boolean limited;
    private final Map<String, SlidingWindow> failures = new LeastRecentlyUsed<>(REMEMBERED);

    Attempts(@Property(name = "warmline.rate-limits", defaultValue = "on") String limits) {
        this.limited = !limits.equals("off");
    }

    synchronized void check(String email) {
        SlidingWindow window = failures.get(email.toLowerCase(Locale.ROOT));
        Duration wait = window == null || !limited ? Duration.ZERO : window.remaining(System.nanoTime());
        if (!wait.isZero()) {
            throw Problem.retryAfter(
                    ProblemCode.RATE_LIMITED, "Too many failed sign-ins for this account. Wait a few minutes.", wait);
        }
    }

    synchronized void failed(String email) {
        failures.computeIfAbsent(email.toLowerCase(Locale.ROOT), account -> new SlidingWindow(FAILURES, WITHIN))
                .attempt(System.nanoTime());
    }
}
