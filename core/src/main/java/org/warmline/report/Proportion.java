package org.warmline.report;

import org.jspecify.annotations.Nullable;

/**
 * A share and how sure it is.
 *
 * <p>The interval is Wilson's score interval at 95%: E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22 (1927), 209-212. Unlike the textbook interval it stays within
 * 0..1 and tells something at 0 and at all.
 *
 * @param value 0..1; null, as are low and high, when nothing was counted
 */
record Proportion(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {
    /** The 97.5% point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final Proportion UNKNOWN = new Proportion(null, null, null);

    static Proportion of(long hits, long count) {
        if (hits < 0 || hits > count) {
            throw new IllegalArgumentException(hits + " of " + count);
        }
        if (count == 0) {
            return UNKNOWN;
        }
        double share = (double) hits / count;
        double divisor = 1 + Z * Z / count;
        double centre = (share + Z * Z / (2.0 * count)) / divisor;
        double margin = Z * Math.sqrt(share * (1 - share) / count + Z * Z / (4.0 * count * count)) / divisor;
        // At none and at all the bound is the share itself; rounding would put it a hair beside.
        double low = hits == 0 ? 0 : centre - margin;
        double high = hits == count ? 1 : centre + margin;
        return new Proportion(share, low, high);
    }
}
