package org.warmline.bench;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Pairs that talk: each answer follows at once (a closed loop), or everybody speaks at their moment (an open one). */
final class Talking {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    static final Duration SETTLING = Duration.ofSeconds(20);

    private final Subject subject;
    private final Crew crew;
    private final Talk talk;

    Talking(Subject subject, Crew crew, Talk talk) {
        this.subject = subject;
        this.crew = crew;
        this.talk = talk;
    }

    /**
     * How they talk.
     *
     * @param flight messages under way per pair, in the closed loop
     * @param rate messages a second in the open loop, over all pairs; 0: closed loop
     * @param agentsOnly whether visitors only listen, so that a server that hears what visitors feel has nothing to hear
     */
    record Talk(int flight, int rate, boolean agentsOnly) {
        @Override
        public String toString() {
            return (rate > 0 ? "open loop, " + rate + " messages/s" : "closed loop, " + flight + " in flight per pair")
                    + (agentsOnly ? ", agents speak only" : "");
        }
    }

    /** Talks for a while, the last {@code seconds} of it measured, then waits until nothing is under way. */
    Round round(double warmUp, double seconds) {
        begin(warmUp + seconds);
        sleep(warmUp);
        Vitals before = subject.process().vitals();
        long deliveredBefore = crew.delivered();
        var unused = crew.take();
        long begin = System.nanoTime();
        sleep(seconds);
        Tally.Times times = crew.take();
        double took = (System.nanoTime() - begin) / 1e9;
        end();
        long messages = Math.max(1, crew.delivered() - deliveredBefore);
        Vitals spoken = subject.process().vitals();
        double settled = subject.process().settle(SETTLING);
        Vitals after = subject.process().vitals();
        return new Round(
                took,
                times,
                (double) (spoken.serverMicros() - before.serverMicros()) / messages,
                (double) (spoken.databaseMicros() - before.databaseMicros()) / messages,
                (double) (after.micros() - spoken.micros()) / messages,
                settled,
                after.residentKilobytes(),
                crew.faults(),
                crew.onLoops(loop -> loop.tally().heldBack).stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private void begin(double seconds) {
        long begin = System.nanoTime();
        int loops = crew.onLoops(loop -> loop).size();
        var unused = crew.onLoops(loop -> {
            if (talk.rate() == 0) {
                loop.tally().next = talk.agentsOnly() ? Tally.Next.SPEAKER : Tally.Next.READER;
                for (Pair pair : loop.pairs()) {
                    Person first = talk.agentsOnly() ? pair.agent() : pair.visitor();
                    for (int i = 0; i < talk.flight(); i++) {
                        first.say(System.nanoTime());
                    }
                    first.line().flush();
                }
            } else {
                long interval = (long) (1e9 * loops / talk.rate());
                new Timetable(loop, talk.agentsOnly(), begin, begin + (long) (seconds * 1e9), interval).run();
            }
            return true;
        });
    }

    private void end() {
        var unused = crew.onLoops(loop -> loop.tally().next = Tally.Next.NOBODY);
        await(crew::isQuiet);
    }

    /** Waits until it is so, or for long enough that it will not be. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            sleep(0.02);
        }
    }

    static void sleep(double seconds) {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /**
     * The moments of an open loop, in turn for each pair, visitors and agents alternating in each and from one to the next. Whatever is due
     * is sent at once, and its latency counts from the moment it was due, however late that is.
     */
    private static final class Timetable implements Runnable {
        private final EventLoop loop;
        private final List<Pair> pairs;
        private final boolean agentsOnly;
        private final long end;
        private final long interval;
        private long due;
        private int turn;

        Timetable(Crew.Loop loop, boolean agentsOnly, long begin, long end, long interval) {
            this.loop = loop.loop();
            this.pairs = loop.pairs();
            this.agentsOnly = agentsOnly;
            this.due = begin;
            this.end = end;
            this.interval = interval;
        }

        @Override
        public void run() {
            while (due <= System.nanoTime() && due < end) {
                int place = turn % pairs.size();
                Pair pair = pairs.get(place);
                boolean visitor = !agentsOnly && (place + turn / pairs.size()) % 2 == 0;
                Person speaker = visitor ? pair.visitor() : pair.agent();
                speaker.say(due);
                speaker.line().flush();
                turn++;
                due += interval;
            }
            if (due < end) {
                var unused = loop.schedule(this, due - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
    }
}
