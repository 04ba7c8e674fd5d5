package org.warmline.phrasebank;

import org.warmline.statistics.Wilson;

/**
 * What people did with a phrase.
 *
 * @param decided how often somebody sent or dismissed it
 * @param sent how often it was sent, changed or not
 */
record TrackRecord(long decided, long sent) {
    static final TrackRecord NONE = new TrackRecord(0, 0);

    /** Dismissals speak against a phrase once they are, with confidence, more than half. */
    private static final double MOSTLY = 0.5;

    /**
     * -1 (dismissed, surely) to 1 (sent, surely); 0 while nothing is known. A lower bound, so that three of three does not
     * outrank many good ones by luck.
     */
    double worth() {
        return lowerBound(sent) - Math.max(0, lowerBound(decided - sent) - MOSTLY) / (1 - MOSTLY);
    }

    private double lowerBound(long count) {
        return decided == 0 ? 0 : Wilson.of(count, decided).low();
    }
}
