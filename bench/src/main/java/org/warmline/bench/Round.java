package org.warmline.bench;

/**
 * One subject, measured once.
 *
 * @param seconds measured
 * @param serverMicros processor time of the JVM for each message, until the last was delivered and acknowledged
 * @param databaseMicros the same of PostgreSQL
 * @param laterMicros of both, from then until they had nothing left to do
 * @param settled seconds after the last message until the server had nothing left to do
 * @param faults since the pairs met, warm-up included
 * @param heldBack messages of an open loop that were not sent because too many were under way
 */
record Round(
        double seconds,
        Tally.Times times,
        double serverMicros,
        double databaseMicros,
        double laterMicros,
        double settled,
        long residentKilobytes,
        Faults faults,
        long heldBack) {

    double delivered() {
        return times.delivery().getTotalCount() / seconds;
    }

    double acknowledged() {
        return times.acknowledgement().getTotalCount() / seconds;
    }

    /** Milliseconds from the moment a message was meant to leave until its reader had it. */
    double delivery(double percentile) {
        return times.delivery().getValueAtPercentile(percentile) / 1_000.0;
    }

    /** The same of agents' messages alone, which nobody hears feelings in. */
    double deliveryFromAgents(double percentile) {
        return times.fromAgents().getValueAtPercentile(percentile) / 1_000.0;
    }

    /** The same until its reader was told what its writer feels. */
    double reading(double percentile) {
        return times.reading().getValueAtPercentile(percentile) / 1_000.0;
    }

    /** The same until its reader was told what could be answered. */
    double suggestion(double percentile) {
        return times.suggestion().getValueAtPercentile(percentile) / 1_000.0;
    }

    /** The same until its sender had the acknowledgement. */
    double acknowledgement(double percentile) {
        return times.acknowledgement().getValueAtPercentile(percentile) / 1_000.0;
    }
}
