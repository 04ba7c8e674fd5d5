package org.warmline.chat.connection;

import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
import org.warmline.access.Caller;
import org.warmline.bench.OpenShop;
import org.warmline.chat.limit.ChatLimits;
import org.warmline.chat.protocol.FrameCodec;
import org.warmline.contact.Contact;
import org.warmline.conversation.Message;
import org.warmline.workspace.Token;

/** One new message to everybody who has the conversation open: from the committed entry to frames in their channels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class DeliveryBenchmark {
    @Param({"2", "100"})
    int readers;

    private final List<Connection> connections = new ArrayList<>();
    private final List<LogStream> streams = new ArrayList<>();
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private OpenShop shop;
    private FrameCodec codec;
    private Message message;

    @Setup
    public void open() throws IOException {
        shop = new OpenShop();
        codec = shop.bean(FrameCodec.class);
        Contact visitor = shop.visitor();
        message = shop.begin(visitor);
        for (int i = 0; i < readers; i++) {
            EmbeddedChannel channel = new EmbeddedChannel();
            Connection connection = new Connection(
                    nobody(),
                    codec,
                    Runnable::run,
                    shop.bean(FrameHandler.class),
                    shop.bean(LogReader.class),
                    shop.bean(ChatLimits.class),
                    null);
            connection.channel(channel);
            connection.greet(new Caller.Visitor(visitor, Token.random().hash()));
            channels.add(channel);
            connections.add(connection);
            streams.add(connection.startStream(message.conversation(), message.seq()));
        }
    }

    @TearDown
    public void close() throws IOException {
        shop.close();
    }

    @Benchmark
    public void deliver() {
        long seq = streams.getFirst().cursor + 1;
        List<LiveMessage> next = List.of(new LiveMessage(
                new Message(
                        message.conversation(),
                        seq,
                        UUID.randomUUID(),
                        message.author(),
                        message.kind(),
                        message.body(),
                        message.at(),
                        seq - 1,
                        message.sources(),
                        null),
                codec));
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            LogStream stream = streams.get(i);
            connection.offerEvent(() -> connection.deliverFromMemory(stream, next), () -> {});
            EmbeddedChannel channel = channels.get(i);
            channel.runPendingTasks();
            for (Object frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
                ReferenceCountUtil.release(frame);
            }
        }
    }

    /** The socket, which is not used once there is a channel. */
    private static WebSocketSession nobody() {
        return (WebSocketSession) Proxy.newProxyInstance(
                DeliveryBenchmark.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException(method.getName() + " of no socket");
                });
    }
}
