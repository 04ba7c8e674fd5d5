package org.warmline.bench;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.warmline.bench.wire.Wire;

/** The pairs on the connections of one server, and what they see. */
final class Crew implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final Wire wire;
    private final Map<EventLoop, Tally> tallies = new HashMap<>();
    private final List<Pair> pairs;

    private Crew(Wire wire, Subject subject, int count) {
        this.wire = wire;
        List<Callable<Pair>> openings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            EventLoop loop = wire.next();
            Tally tally = tallies.computeIfAbsent(loop, it -> new Tally());
            openings.add(() -> subject.open(wire, loop, tally, index));
        }
        this.pairs = inParallel(openings);
    }

    static Crew open(Subject subject, int pairs, int threads) {
        return new Crew(new Wire(threads), subject, pairs);
    }

    /** Does all of it, some at once, and answers in the same order. */
    static <T> List<T> inParallel(List<Callable<T>> work) {
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<T> done = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(work)) {
                done.add(future.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not be prepared", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<Pair> pairs() {
        return pairs;
    }

    Wire wire() {
        return wire;
    }

    /** Asks on every event loop, where the pairs' state may be looked at, and waits for all answers. */
    <T> List<T> onLoops(Function<Loop, T> question) {
        List<CompletableFuture<T>> answers = new ArrayList<>();
        tallies.forEach((loop, tally) -> {
            List<Pair> here =
                    pairs.stream().filter(pair -> pair.loop().equals(loop)).toList();
            answers.add(CompletableFuture.supplyAsync(() -> question.apply(new Loop(loop, tally, here)), loop));
        });
        return answers.stream().map(CompletableFuture::join).toList();
    }

    boolean isQuiet() {
        return onLoops(loop -> loop.pairs().stream()
                        .allMatch(
                                pair -> pair.visitor().isQuiet() && pair.agent().isQuiet()))
                .stream()
                .allMatch(quiet -> quiet);
    }

    /** What has gone wrong since the beginning; only meaningful when nothing is under way any more. */
    Faults faults() {
        return onLoops(loop -> loop.pairs().stream()
                        .map(pair -> pair.visitor().faults().plus(pair.agent().faults()))
                        .reduce(Faults.NONE, Faults::plus))
                .stream()
                .reduce(Faults.NONE, Faults::plus);
    }

    /** All messages that ever reached their reader. */
    long delivered() {
        return onLoops(loop -> loop.tally().delivered()).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    Tally.Times take() {
        return onLoops(loop -> loop.tally().take()).stream().reduce(Tally.Times.none(), Tally.Times::plus);
    }

    @Override
    public void close() {
        wire.close();
    }

    /** One of the event loops, and who is on it. */
    record Loop(EventLoop loop, Tally tally, List<Pair> pairs) {}
}
