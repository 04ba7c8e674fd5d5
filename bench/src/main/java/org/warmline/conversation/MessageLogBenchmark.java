package org.warmline.conversation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.warmline.bench.OpenShop;

/** Appends of an agent that reach the disk together: the time for all of them, from offered to acknowledged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class MessageLogBenchmark {
    @Param({"1", "16", "128"})
    int together;

    private final List<ConversationId> conversations = new ArrayList<>();
    private OpenShop shop;
    private MessageLog log;
    private Author agent;

    @Setup
    public void open() throws IOException {
        shop = new OpenShop();
        log = shop.bean(MessageLog.class);
        agent = Author.agent(shop.agent());
        for (int i = 0; i < together; i++) {
            conversations.add(shop.begin(shop.visitor()).conversation());
        }
    }

    @TearDown
    public void close() throws IOException {
        shop.close();
    }

    @Benchmark
    public void append() {
        CompletableFuture<?>[] answers = conversations.stream()
                .map(conversation -> log.append(
                        Append.text(conversation, agent, UUID.randomUUID(), "It is on the shelf from eight o'clock.")))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(answers).join();
    }
}
