package org.warmline.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SlidingWindow window = new SlidingWindow(3, Duration.ofSeconds(10));

    @Test
    void letsThroughUpToTheLimit() {
        assertThat(window.attempt(0)).isZero();
        assertThat(window.attempt(1)).isZero();
        assertThat(window.attempt(2)).isZero();
        assertThat(window.attempt(3)).isPositive();
    }

    @Test
    void opensAgainOnceTheOldestAttemptHasLeftTheWindow() {
        window.attempt(0);
        window.attempt(5 * SECOND);
        window.attempt(6 * SECOND);

        assertThat(window.remaining(9 * SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(window.attempt(10 * SECOND)).isZero();
        assertThat(window.attempt(11 * SECOND)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void countsWhatItRefused() {
        for (int i = 0; i < 3; i++) {
            window.attempt(0);
        }
        for (int second = 1; second <= 9; second++) {
            assertThat(window.attempt(second * SECOND)).isPositive();
        }

        // Those refused at 7, 8 and 9 are what is waited for; the three of the beginning no longer count.
        assertThat(window.remaining(11 * SECOND)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void forgivesTheLatestAttempt() {
        window.attempt(0);
        window.attempt(1);
        window.attempt(2);
        window.forgive();

        assertThat(window.attempt(3)).isZero();
    }
}
