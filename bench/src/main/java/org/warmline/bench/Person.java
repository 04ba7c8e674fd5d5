package org.warmline.bench;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.warmline.bench.wire.Ear;
import org.warmline.bench.wire.FrameScanner;
import org.warmline.bench.wire.Line;
import org.warmline.bench.wire.SendFrame;

/** One of two people who talk to each other. Confined to the event loop of the line. */
final class Person implements Ear {
    /** Most messages of one person that may be under way. */
    private static final int UNDER_WAY = 1_024;

    private final Tally tally;
    private final boolean visitor;
    private final SendFrame frames;
    private final Tracker heard = new Tracker();
    private final Tracker acknowledged = new Tracker();
    private final long[] meant = new long[UNDER_WAY];
    /** Of what was heard, by its position in the log: when it was meant to leave. */
    private final long[] heardMeant = new long[UNDER_WAY];

    private @Nullable Person other;
    private @Nullable Line line;
    private long cursor;
    private long sent;
    private long outOfTurn;

    Person(Tally tally, boolean visitor, UUID conversation, String body) {
        this.tally = tally;
        this.visitor = visitor;
        this.frames = new SendFrame(randomSeries(), Optional.of(conversation), body);
    }

    /** A UUID in the form of version 7, without asking the system for randomness. */
    static UUID randomSeries() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE);
    }

    static void introduce(Person one, Person another) {
        one.other = another;
        another.other = one;
    }

    void sitsAt(Line line) {
        this.line = line;
    }

    Line line() {
        if (line == null) {
            throw new IllegalStateException("nobody is there");
        }
        return line;
    }

    /** The highest position in the log that was seen. */
    long cursor() {
        return cursor;
    }

    /** Says the next message, which was meant to leave at that moment. */
    void say(long moment) {
        if (sent - Math.min(acknowledged.count(), partner().heard.count()) >= UNDER_WAY) {
            tally.heldBack++;
            return;
        }
        sent++;
        meant[(int) (sent % UNDER_WAY)] = moment;
        line().say(frames, sent);
    }

    /** Whether the server has confirmed everything said. */
    boolean isAcknowledged() {
        return acknowledged.count() == sent;
    }

    /** Whether everything said has come back and arrived. */
    boolean isQuiet() {
        return acknowledged.count() == sent && partner().heard.count() == sent;
    }

    /** What went wrong with this person's messages. */
    Faults faults() {
        Faults all = partner().heard.faults(sent).plus(acknowledged.faults(sent));
        return all.plus(new Faults(0, 0, outOfTurn));
    }

    @Override
    public void heard(Line where, FrameScanner frame) {
        switch (frame.type()) {
            case MESSAGE -> message(frame);
            case ACK -> acknowledgement(frame);
            case ERROR, BYE -> System.err.println("The server says " + frame.text());
            case EMOTION -> sinceMeant(frame, tally::read);
            case SUGGESTIONS -> sinceMeant(frame, tally::suggested);
            default -> {
                // Presence and the like: they cost us the reading of their type.
            }
        }
    }

    @Override
    public void cut(Line where) {}

    private void message(FrameScanner frame) {
        moveTo(frame.seq());
        long number = frame.idLow() & SendFrame.NUMBER;
        Person speaker = partner();
        if (number == 0 || !speaker.frames.isOurs(frame)) {
            return;
        }
        heard.came(number);
        long now = System.nanoTime();
        long moment = speaker.meant[(int) (number % UNDER_WAY)];
        heardMeant[(int) (frame.seq() % UNDER_WAY)] = moment;
        tally.delivered(now - moment, visitor);
        switch (tally.next) {
            case READER -> say(now);
            case SPEAKER -> {
                speaker.say(now);
                speaker.line().flush();
            }
            case NOBODY -> {}
        }
    }

    /** What was said before the pair began has no moment. */
    private void sinceMeant(FrameScanner frame, LongConsumer nanos) {
        long moment = heardMeant[(int) (frame.seq() % UNDER_WAY)];
        if (moment != 0) {
            nanos.accept(System.nanoTime() - moment);
        }
    }

    private void acknowledgement(FrameScanner frame) {
        moveTo(frame.seq());
        long number = frame.idLow() & SendFrame.NUMBER;
        if (frames.isOurs(frame)) {
            acknowledged.came(number);
            tally.acknowledged(System.nanoTime() - meant[(int) (number % UNDER_WAY)]);
        }
    }

    /** Acknowledgements and messages of one connection come in the order of the log. */
    private void moveTo(long seq) {
        if (seq <= cursor) {
            outOfTurn++;
        } else {
            cursor = seq;
        }
    }

    private Person partner() {
        if (other == null) {
            throw new IllegalStateException("alone");
        }
        return other;
    }
}
