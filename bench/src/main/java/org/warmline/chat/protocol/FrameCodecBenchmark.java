package org.warmline.chat.protocol;

import io.micronaut.serde.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The three frames that make up nearly all of a conversation, with a body of 120 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrameCodecBenchmark {
    private static final String BODY =
            "Good morning, I ordered the large tray of rolls for Saturday and wanted to ask from when on I can pick it up. Thank you.";

    private final FrameCodec codec = new FrameCodec(ObjectMapper.getDefault());
    private final UUID id = UUID.randomUUID();
    private final UUID conversation = UUID.randomUUID();
    private final Instant at = Instant.parse("2026-11-22T08:15:30.250Z");
    private final String send = """
            {"type":"send","id":"%s","conversation":"%s","body":"%s"}""".formatted(id, conversation, BODY);
    private final ServerFrame ack = new ServerFrame.Ack(id, conversation, 4711, at, null, null);
    private final ServerFrame message = new ServerFrame.MessageEntry(
            conversation,
            4711,
            id,
            new ServerFrame.Speaker("visitor", id, "Mia"),
            "text",
            BODY,
            at,
            null,
            null,
            null,
            null);

    @Benchmark
    public Object decodeSend() {
        return codec.decode(send);
    }

    @Benchmark
    public byte[] encodeAck() {
        return codec.encode(ack);
    }

    @Benchmark
    public byte[] encodeMessage() {
        return codec.encode(message);
    }
}
