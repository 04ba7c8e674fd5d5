package org.warmline.bench;

import org.HdrHistogram.Histogram;

/** What the people on one event loop saw. Confined to that loop. */
final class Tally {
    private static final long LONGEST_MICROS = 600_000_000;

    private Histogram delivery = empty();
    private Histogram fromAgents = empty();
    private Histogram acknowledgement = empty();
    private Histogram reading = empty();
    private Histogram suggestion = empty();
    private long delivered;

    /** Who speaks when a message has arrived. */
    Next next = Next.NOBODY;

    /** Messages an open loop could not send because too many before them were still under way. */
    long heldBack;

    static Histogram empty() {
        return new Histogram(1, LONGEST_MICROS, 3);
    }

    void delivered(long nanos, boolean fromAgent) {
        delivered++;
        delivery.recordValue(micros(nanos));
        if (fromAgent) {
            fromAgents.recordValue(micros(nanos));
        }
    }

    void acknowledged(long nanos) {
        acknowledgement.recordValue(micros(nanos));
    }

    /** A message was read for what its writer feels. */
    void read(long nanos) {
        reading.recordValue(micros(nanos));
    }

    /** It was said what could be answered to a message. */
    void suggested(long nanos) {
        suggestion.recordValue(micros(nanos));
    }

    /** What was seen since the last call. */
    Times take() {
        Times times = new Times(delivery, fromAgents, acknowledgement, reading, suggestion);
        delivery = empty();
        fromAgents = empty();
        acknowledgement = empty();
        reading = empty();
        suggestion = empty();
        return times;
    }

    /** All messages that ever reached their reader. */
    long delivered() {
        return delivered;
    }

    private static long micros(long nanos) {
        return Math.clamp(nanos / 1_000, 1, LONGEST_MICROS);
    }

    /** Who speaks next in a closed loop. */
    enum Next {
        /** Whoever heard it: a conversation. */
        READER,
        /** Whoever said it: one side talks, the other listens. */
        SPEAKER,
        NOBODY
    }

    /**
     * From the moment a message was meant to leave: until its reader had it, the same of agents' messages alone, until its sender had the
     * acknowledgement, and until its reader was told what its writer feels and what could be answered.
     */
    record Times(
            Histogram delivery,
            Histogram fromAgents,
            Histogram acknowledgement,
            Histogram reading,
            Histogram suggestion) {
        static Times none() {
            return new Times(empty(), empty(), empty(), empty(), empty());
        }

        Times plus(Times other) {
            delivery.add(other.delivery);
            fromAgents.add(other.fromAgents);
            acknowledgement.add(other.acknowledgement);
            reading.add(other.reading);
            suggestion.add(other.suggestion);
            return this;
        }
    }
}
