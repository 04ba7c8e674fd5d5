package org.warmline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.warmline.bench.wire.Line;

/**
 * The network breaks: the agents are gone first and miss what their visitors say, then the visitors are gone, then all come back at
 * once. Measured is the time until the last of them is live and has what was missed. The floor keeps nothing, so nobody says anything
 * there: it is the price of connecting alone.
 *
 * <p>A network breaks for servers that have been running for days. In the first storms Java still compiles what only storms need; they are
 * shown by themselves.
 */
final class Storm {
    static final int MISSED = 5;
    /** How many passed until the times of Warmline no longer fell. */
    private static final int WARM_UP = 4;

    private Storm() {}

    static Table run(Stage stage) {
        Options options = stage.options();
        Table table = new Table(
                "Storm: " + options.connections() + " connections cut, " + MISSED
                        + " messages missed by each agent, all return at once",
                "",
                "first ones s",
                "all back s (each run)",
                "median",
                "CPU s",
                "CPU ms/connection",
                "turned away",
                "lost/dup/reordered");
        for (String name : options.subjects()) {
            List<Double> first = new ArrayList<>();
            List<Double> seconds = new ArrayList<>();
            List<Double> busy = new ArrayList<>();
            int turnedAway = 0;
            try (Subject subject = stage.start(name);
                    Crew crew = Crew.open(subject, options.connections() / 2, options.threads())) {
                stage.say(subject.name() + ": " + crew.pairs().size() + " pairs have met");
                for (int i = 0; i < WARM_UP + options.rounds(); i++) {
                    Passing passing = pass(subject, crew);
                    stage.say(subject.name() + ": all back after " + Table.number(passing.seconds()) + " s");
                    turnedAway += passing.turnedAway();
                    if (i < WARM_UP) {
                        first.add(passing.seconds());
                    } else {
                        seconds.add(passing.seconds());
                        busy.add(passing.busySeconds());
                    }
                }
                table.row(
                        subject.name(),
                        listed(first),
                        listed(seconds),
                        median(seconds),
                        median(busy),
                        median(busy) * 1_000 / options.connections(),
                        turnedAway,
                        crew.faults());
            }
        }
        return table;
    }

    private static String listed(List<Double> seconds) {
        return String.join(", ", seconds.stream().map(Table::number).toList());
    }

    private static double median(List<Double> values) {
        return ConversationTable.median(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Passing pass(Subject subject, Crew crew) {
        if (subject.name().equals("F")) {
            goAway(crew, Pair::agent);
            goAway(crew, Pair::visitor);
        } else {
            miss(crew);
        }
        subject.process().settle(Talking.SETTLING);
        Vitals before = subject.process().vitals();
        AtomicInteger turnedAway = new AtomicInteger();
        long begin = System.nanoTime();
        allOf(crew.pairs().stream()
                .map(pair -> pair.comeBack(crew.wire(), subject.process().port(), turnedAway))
                .toList());
        double seconds = (System.nanoTime() - begin) / 1e9;
        Talking.await(crew::isQuiet);
        subject.process().settle(Talking.SETTLING);
        double busy = (subject.process().vitals().micros() - before.micros()) / 1e6;
        return new Passing(seconds, busy, turnedAway.get());
    }

    /** The agents are gone, the visitors say something, and then they are gone too. */
    static void miss(Crew crew) {
        goAway(crew, Pair::agent);
        var unused = crew.onLoops(loop -> {
            for (Pair pair : loop.pairs()) {
                for (int i = 0; i < MISSED; i++) {
                    pair.visitor().say(System.nanoTime());
                }
                pair.visitor().line().flush();
            }
            return true;
        });
        Talking.await(() ->
                crew
                        .onLoops(loop -> loop.pairs().stream()
                                .allMatch(pair -> pair.visitor().isAcknowledged()))
                        .stream()
                        .allMatch(all -> all));
        goAway(crew, Pair::visitor);
    }

    private static void goAway(Crew crew, Function<Pair, Person> who) {
        hangUp(crew.pairs().stream().map(pair -> who.apply(pair).line()));
    }

    /** And waits until all are closed. */
    static void hangUp(Stream<Line> lines) {
        allOf(lines.map(Line::hangUp).toList());
    }

    private static void allOf(List<CompletableFuture<Void>> futures) {
        CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
    }

    /** One storm: how long it took, how much processor time until all was quiet, and how many attempts to come back failed. */
    private record Passing(double seconds, double busySeconds, int turnedAway) {}
}
