package org.warmline.statistics;

/**
 * Wilson's score interval for a share, at 95%: E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22 (1927), 209-212. Unlike the textbook interval it stays within
 * 0..1 and tells something at none and at all.
 *
 * @param low 0..1
 * @param high 0..1
 */
public record Wilson(double low, double high) {
    /** The 97.5% point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * @param hits 0 to count
     * @param count at least 1
     */
    public static Wilson of(long hits, long count) {
        if (count < 1 || hits < 0 || hits > count) {
            throw new IllegalArgumentException(hits + " of " + count);
        }
        double share = (double) hits / count;
        double divisor = 1 + Z * Z / count;
        double centre = (share + Z * Z / (2.0 * count)) / divisor;
        double margin = Z * Math.sqrt(share * (1 - share) / count + Z * Z / (4.0 * count * count)) / divisor;
        // At none and at all the bound is the share itself; rounding would put it a hair beside.
        return new Wilson(hits == 0 ? 0 : centre - margin, hits == count ? 1 : centre + margin);
    }
}
