package org.warmline.report;

import org.jspecify.annotations.Nullable;
import org.warmline.statistics.Wilson;

/**
 * A share and how sure it is.
 *
 * <p>The interval is {@link Wilson}'s at 95%.
 *
 * @param value 0..1; null, as are low and high, when nothing was counted
 */
record Proportion(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {
    private static final Proportion UNKNOWN = new Proportion(null, null, null);

    static Proportion of(long hits, long count) {
        if (hits == 0 && count == 0) {
            return UNKNOWN;
        }
        Wilson interval = Wilson.of(hits, count);
        return new Proportion((double) hits / count, interval.low(), interval.high());
    }
}
