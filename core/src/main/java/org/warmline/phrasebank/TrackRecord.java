package org.warmline.phrasebank;

/**
 * What people did with a phrase.
 *
 * @param decided how often somebody sent or dismissed it
 * @param sent how often it was sent, changed or not
 */
record TrackRecord(long decided, long sent) {
    static final TrackRecord NONE = new TrackRecord(0, 0);

    /** The normal quantile of a two-sided 95% interval. */
    private static final double Z = 1.959964;

    /** Dismissals speak against a phrase once they are, with confidence, more than half. */
    private static final double MOSTLY = 0.5;

    /**
     * -1 (dismissed, surely) to 1 (sent, surely); 0 while nothing is known. A lower bound, so that three of three does not
     * outrank many good ones by luck.
     */
    double worth() {
        return lowerBound(sent) - Math.max(0, lowerBound(decided - sent) - MOSTLY) / (1 - MOSTLY);
    }

    /** The lower end of Wilson's score interval (E. B. Wilson, 1927) for a share of those decided. */
    private double lowerBound(long count) {
        if (decided == 0) {
            return 0;
        }
        double n = decided;
        double share = count / n;
        double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return Math.max(0, (share + Z * Z / (2 * n) - spread) / (1 + Z * Z / n));
    }
}
