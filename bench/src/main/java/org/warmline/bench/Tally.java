package org.warmline.bench;

import org.HdrHistogram.Histogram;

/** What the people on one event loop saw. Confined to that loop. */
final class Tally {
    private static final long LONGEST_MICROS = 600_000_000;

    private Histogram delivery = empty();
    private Histogram acknowledgement = empty();
    private long delivered;

    /** Who speaks when a message has arrived. */
    Next next = Next.NOBODY;

    /** Messages an open loop could not send because too many before them were still under way. */
    long heldBack;

    static Histogram empty() {
        return new Histogram(1, LONGEST_MICROS, 3);
    }

    void delivered(long nanos) {
        delivered++;
        delivery.recordValue(micros(nanos));
    }

    void acknowledged(long nanos) {
        acknowledgement.recordValue(micros(nanos));
    }

    /** What was seen since the last call. */
    Times take() {
        Times times = new Times(delivery, acknowledgement);
        delivery = empty();
        acknowledgement = empty();
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

    /** From the moment a message was meant to leave: until its reader had it, and until its sender had the acknowledgement. */
    record Times(Histogram delivery, Histogram acknowledgement) {
        Times plus(Times other) {
            delivery.add(other.delivery);
            acknowledgement.add(other.acknowledgement);
            return this;
        }
    }
}
