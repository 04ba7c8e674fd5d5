package org.warmline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
    private static final Offset<Double> ROUNDING = within(0.00005);

    @ParameterizedTest
    @CsvSource({
        "8, 10, 0.8, 0.4902, 0.9433",
        "0, 5, 0, 0, 0.4345",
        "5, 5, 1, 0.5655, 1",
        "45, 50, 0.9, 0.7864, 0.9565",
        "160, 200, 0.8, 0.7391, 0.8495",
    })
    void givesTheShareWithWilsonsInterval(long hits, long count, double value, double low, double high) {
        Proportion proportion = Proportion.of(hits, count);

        assertThat(proportion.value()).isCloseTo(value, ROUNDING);
        assertThat(proportion.low()).isCloseTo(low, ROUNDING);
        assertThat(proportion.high()).isCloseTo(high, ROUNDING);
    }

    @Test
    void saysNothingAboutNothing() {
        assertThat(Proportion.of(0, 0)).isEqualTo(new Proportion(null, null, null));
    }

    @Test
    void keepsTheShareWithinTheIntervalAndTheIntervalWithinNoneAndAll() {
        for (int count = 1; count <= 300; count++) {
            for (int hits = 0; hits <= count; hits++) {
                Proportion proportion = Proportion.of(hits, count);
                double value = Objects.requireNonNull(proportion.value());
                assertThat(proportion.low()).isBetween(0.0, value);
                assertThat(proportion.high()).isBetween(value, 1.0);
            }
        }
    }

    @Test
    void refusesMoreHitsThanThereWereTries() {
        assertThatThrownBy(() -> Proportion.of(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
