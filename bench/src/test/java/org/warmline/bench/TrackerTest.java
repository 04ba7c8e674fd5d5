package org.warmline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private final Tracker tracker = new Tracker();

    @Test
    void findsNoFaultInMessagesThatComeOnceAndInTurn() {
        came(1, 2, 3);

        assertThat(tracker.faults(3)).isEqualTo(Faults.NONE);
    }

    @Test
    void countsWhatNeverCame() {
        came(1, 4);

        assertThat(tracker.faults(5)).isEqualTo(new Faults(3, 0, 0));
    }

    @Test
    void tellsALateMessageFromOneThatCameTwice() {
        came(1, 3, 2, 2);

        assertThat(tracker.faults(3)).isEqualTo(new Faults(0, 1, 1));
    }

    private void came(long... numbers) {
        LongStream.of(numbers).forEach(tracker::came);
    }
}
