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
            window.attempt(i);
        }
        window.attempt(9 * SECOND);

        // Without the refused one only two would be left to wait for.
        assertThat(window.attempt(10 * SECOND)).isZero();
        assertThat(window.attempt(11 * SECOND)).isZero();
        assertThat(window.attempt(12 * SECOND)).isPositive();
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
