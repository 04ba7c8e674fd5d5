package org.warmline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmline.bench.wire.Ear;
import org.warmline.bench.wire.FrameScanner;
import org.warmline.bench.wire.Hello;
import org.warmline.bench.wire.Line;
import org.warmline.bench.wire.Wire;

/**
 * Visitors who have signed in, are live and say nothing. Memory is what is alive on the heap after a full collection, and what the
 * process has outside of it: the heap is touched as a whole at the start, so that the resident memory only grows outside.
 */
final class Idle {
    /** As many at a time, in turns, until Java has compiled what a greeting needs. */
    private static final int WARM_UP = 1_000;

    private static final int WARM_UP_TURNS = 30;
    private static final int UNDER_WAY = 64;
    /** The lines of GC.heap_info that are about the heap and not about classes. */
    private static final Pattern USED = Pattern.compile("(?im)^\\s*(?:def ?new|tenured)[^\\n]*?used (\\d+)K");

    private Idle() {}

    static Table run(Stage stage) {
        Options options = stage.options();
        Table table = new Table(
                "Idle: " + options.connections() + " authenticated connections",
                "",
                "of the first thousand: connects/s",
                "CPU ms/connect",
                "after %,d: connects/s".formatted(WARM_UP * WARM_UP_TURNS),
                "CPU ms/connect",
                "heap KB/connection",
                "off-heap KB/connection",
                "KB/connection",
                "RSS MB",
                "cut");
        for (String name : options.subjects()) {
            try (Subject subject = stage.start(name, "-Xms" + options.heap(), "-XX:+AlwaysPreTouch");
                    Wire wire = new Wire(options.threads())) {
                measure(stage, subject, wire, table);
            }
        }
        return table;
    }

    private static void measure(Stage stage, Subject subject, Wire wire, Table table) {
        int count = stage.options().connections();
        List<String> early = signIn(subject, WARM_UP);
        subject.process().settle(Talking.SETTLING);
        Rate fresh = greet(subject, wire, early);
        for (int turn = 1; turn < WARM_UP_TURNS; turn++) {
            var unused = greet(subject, wire, early);
        }
        List<String> tokens = signIn(subject, count);
        subject.process().settle(Talking.SETTLING);
        long heapBefore = heapKilobytes(subject);
        Vitals before = subject.process().vitals();
        long begin = System.nanoTime();
        Silent ear = new Silent();
        List<Line> lines = connect(subject, wire, tokens, ear);
        double seconds = (System.nanoTime() - begin) / 1e9;
        subject.process().settle(Talking.SETTLING);
        double micros = subject.process().vitals().micros() - before.micros();
        long heap = heapKilobytes(subject) - heapBefore;
        Vitals after = subject.process().vitals();
        long offHeap = after.residentKilobytes() - before.residentKilobytes();
        stage.say(subject.name() + ": " + lines.size() + " are connected");
        table.row(
                subject.name(),
                fresh.perSecond(),
                fresh.millis(),
                lines.size() / seconds,
                micros / 1_000 / count,
                (double) heap / count,
                (double) offHeap / count,
                (double) (heap + offHeap) / count,
                after.residentKilobytes() / 1_024.0,
                ear.cut);
    }

    /** Has them connect and go again. */
    private static Rate greet(Subject subject, Wire wire, List<String> tokens) {
        Vitals before = subject.process().vitals();
        long begin = System.nanoTime();
        List<Line> lines = connect(subject, wire, tokens, new Silent());
        double seconds = (System.nanoTime() - begin) / 1e9;
        double millis = (subject.process().vitals().micros() - before.micros()) / 1e3;
        Storm.hangUp(lines.stream());
        return new Rate(tokens.size() / seconds, millis / tokens.size());
    }

    /** @param millis of processor time for each, of the server and its database */
    private record Rate(double perSecond, double millis) {}

    static List<String> signIn(Subject subject, int count) {
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            work.add(subject::signIn);
        }
        return Crew.inParallel(work);
    }

    /** Many connections are under way at any time, as when a page that people look at is opened everywhere. */
    static List<Line> connect(Subject subject, Wire wire, List<String> tokens, Ear ear) {
        Semaphore underWay = new Semaphore(UNDER_WAY);
        List<CompletableFuture<Line>> lines = new ArrayList<>();
        for (String token : tokens) {
            underWay.acquireUninterruptibly();
            lines.add(wire.dial(subject.process().port(), new Hello(token, List.of()), wire.next(), ear)
                    .whenComplete((line, failure) -> underWay.release()));
        }
        return lines.stream().map(CompletableFuture::join).toList();
    }

    private static long heapKilobytes(Subject subject) {
        subject.process().jcmd("GC.run");
        subject.process().jcmd("GC.run");
        Matcher used = USED.matcher(subject.process().jcmd("GC.heap_info"));
        return used.results().mapToLong(line -> Long.parseLong(line.group(1))).sum();
    }

    /** Nobody listens; only who is cut off is counted. */
    static final class Silent implements Ear {
        private final AtomicInteger cut = new AtomicInteger();

        @Override
        public void heard(Line line, FrameScanner frame) {}

        @Override
        public void cut(Line line) {
            cut.incrementAndGet();
        }
    }
}
