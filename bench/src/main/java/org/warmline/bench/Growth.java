package org.warmline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.warmline.bench.wire.Ear;
import org.warmline.bench.wire.Line;

/**
 * Does Warmline become slower as it grows? Ten times as long a history, ten times as many people who are connected and silent, ten times
 * as many conversations in the database: each time a few pairs say something now and then, and come back one after the other to five
 * messages they missed, before and after.
 */
final class Growth {
    private static final int PAIRS = 20;
    private static final int TIMES = 10;
    private static final int HISTORY = 100;
    private static final int SILENT = 500;
    private static final int CONVERSATIONS = 1_000;
    private static final int RETURNS = 5;
    private static final Talking.Talk NOW_AND_THEN = new Talking.Talk(1, 100, true);
    private static final Talking.Talk WITHOUT_PAUSE = new Talking.Talk(1, 0, true);

    private final Stage stage;
    private final Warmline subject;
    private final Crew crew;
    private final Table table = new Table(
            "Growth: " + PAIRS + " pairs, 100 messages a second; each comes back to " + Storm.MISSED
                    + " missed messages",
            "",
            "send p50 ms",
            "x",
            "p95",
            "x",
            "resume p50 ms",
            "x",
            "p95",
            "x");

    private Growth(Stage stage, Warmline subject, Crew crew) {
        this.stage = stage;
        this.subject = subject;
        this.crew = crew;
    }

    static Table run(Stage stage) {
        Options options = stage.options();
        try (Warmline subject = (Warmline) stage.start("W")) {
            try (Crew first = Crew.open(subject, options.pairs(), options.threads())) {
                stage.say("warming up");
                var unused = new Talking(subject, first, WITHOUT_PAUSE).round(options.warmUp(), 1);
                Storm.miss(first);
                comeBack(subject, first);
            }
            try (Crew crew = Crew.open(subject, PAIRS, options.threads())) {
                Growth growth = new Growth(stage, subject, crew);
                growth.history();
                growth.silent();
                growth.conversations();
                return growth.table;
            }
        }
    }

    private void history() {
        lengthen(HISTORY);
        Seen before = look();
        lengthen(TIMES * HISTORY);
        compare("history of " + HISTORY + ", " + TIMES + " times as long", before, look());
    }

    private void silent() {
        Ear nobody = new Idle.Silent();
        List<Line> some = Idle.connect(subject, crew.wire(), Idle.signIn(subject, SILENT), nobody);
        Seen before = look();
        List<Line> more = Idle.connect(subject, crew.wire(), Idle.signIn(subject, (TIMES - 1) * SILENT), nobody);
        compare(SILENT + " silent connections, " + TIMES + " times as many", before, look());
        Storm.hangUp(Stream.concat(some.stream(), more.stream()));
    }

    private void conversations() {
        subject.remember(CONVERSATIONS);
        Seen before = look();
        subject.remember((TIMES - 1) * CONVERSATIONS);
        compare(CONVERSATIONS + " conversations, " + TIMES + " times as many", before, look());
    }

    /** Has them talk until every conversation has so many messages. */
    private void lengthen(int messages) {
        Talking talking = new Talking(subject, crew, WITHOUT_PAUSE);
        while (crew.pairs().stream().anyMatch(pair -> pair.agent().cursor() < messages)) {
            var unused = talking.round(0, 0.2);
        }
    }

    private Seen look() {
        subject.process().settle(Talking.SETTLING);
        Round round = new Talking(subject, crew, NOW_AND_THEN)
                .round(1, stage.options().seconds());
        Histogram back = Tally.empty();
        for (int i = 0; i < RETURNS; i++) {
            Storm.miss(crew);
            back.add(comeBack(subject, crew));
            Talking.await(crew::isQuiet);
        }
        return new Seen(
                round.delivery(50),
                round.delivery(95),
                back.getValueAtPercentile(50) / 1_000.0,
                back.getValueAtPercentile(95) / 1_000.0);
    }

    /** One pair after the other; how long each took, in microseconds. */
    private static Histogram comeBack(Subject subject, Crew crew) {
        Histogram took = Tally.empty();
        for (Pair pair : crew.pairs()) {
            long begin = System.nanoTime();
            pair.comeBack(crew.wire(), subject.process().port(), new AtomicInteger())
                    .join();
            took.recordValue((System.nanoTime() - begin) / 1_000);
        }
        return took;
    }

    private void compare(String what, Seen before, Seen after) {
        stage.say(what + ": send p50 " + Table.number(before.send()) + " and " + Table.number(after.send()) + " ms");
        List<Object> row = new ArrayList<>(List.of(what));
        row.addAll(both(before.send(), after.send()));
        row.addAll(both(before.send95(), after.send95()));
        row.addAll(both(before.resume(), after.resume()));
        row.addAll(both(before.resume95(), after.resume95()));
        table.row(row.toArray());
    }

    private static List<Object> both(double before, double after) {
        return List.of(Table.number(before) + ", " + Table.number(after), after / before);
    }

    private record Seen(double send, double send95, double resume, double resume95) {}
}
