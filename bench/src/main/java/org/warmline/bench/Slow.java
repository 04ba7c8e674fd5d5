package org.warmline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.warmline.bench.wire.Ear;
import org.warmline.bench.wire.FrameScanner;
import org.warmline.bench.wire.Hello;
import org.warmline.bench.wire.Line;

/**
 * Agents who follow every conversation and stop reading, beside pairs that talk: do the pairs notice, does the server's memory, and
 * does the server let go of the slow? Only of Warmline; the yardsticks have no rule for it.
 */
final class Slow {
    private static final int RECEIVE_BUFFER = 4_096;
    /** A hello names at most so many conversations. */
    private static final int FOLLOWED = 200;

    private Slow() {}

    static Table run(Stage stage) {
        Options options = stage.options();
        Table table = new Table(
                "Slow readers: " + options.pairs() + " pairs, " + options.talk() + "; " + options.slow()
                        + " agents who follow all and do not read",
                "",
                "delivered/s",
                "p50 ms",
                "p99",
                "max",
                "server us/msg",
                "RSS MB",
                "slow ones cut",
                "lost/dup/reordered");
        try (Subject subject = stage.start("W");
                Crew crew = Crew.open(subject, options.pairs(), options.threads())) {
            Talking talk = new Talking(subject, crew, options.talk());
            var unused = talk.round(options.warmUp(), 1);
            row(table, "before", talk.round(1, options.seconds()), "-");
            Deaf ear = new Deaf();
            List<Line> deaf = deaf(subject, crew, ear, options.slow());
            row(table, "with them", talk.round(0, options.seconds() + 15.0), "-");
            deaf.forEach(line -> line.listen(true));
            Talking.await(() -> ear.cut.get() == deaf.size());
            row(table, "after", talk.round(1, options.seconds()), ear.cut + " of " + deaf.size());
        }
        return table;
    }

    private static void row(Table table, String name, Round round, String cut) {
        table.row(
                name,
                round.delivered(),
                round.delivery(50),
                round.delivery(99),
                round.delivery(100),
                round.serverMicros(),
                round.residentKilobytes() / 1_024.0,
                cut,
                round.faults());
    }

    private static List<Line> deaf(Subject subject, Crew crew, Ear ear, int count) {
        List<Hello.Cursor> all = crew.pairs().stream()
                .limit(FOLLOWED)
                .map(pair -> new Hello.Cursor(pair.conversation(), pair.agent().cursor()))
                .toList();
        List<Callable<Line>> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pair pair = crew.pairs().get(i % crew.pairs().size());
            work.add(() -> {
                Line line = crew.wire()
                        .dial(
                                subject.process().port(),
                                new Hello(pair.seats().agentToken(), all),
                                pair.loop(),
                                ear,
                                RECEIVE_BUFFER)
                        .join();
                line.listen(false);
                return line;
            });
        }
        return Crew.inParallel(work);
    }

    /** Does not care what it hears. */
    private static final class Deaf implements Ear {
        private final AtomicInteger cut = new AtomicInteger();

        @Override
        public void heard(Line line, FrameScanner frame) {}

        @Override
        public void cut(Line line) {
            cut.incrementAndGet();
        }
    }
}
