package org.warmline.bench.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A few event loops and the connections on them. Dials loopback and nothing else. */
public final class Wire implements AutoCloseable {
    private static final int LARGEST_FRAME = 1 << 20;

    private final EventLoopGroup loops;
    private final Map<EventLoop, FrameScanner> scanners = new ConcurrentHashMap<>();

    public Wire(int threads) {
        this.loops = loops(threads);
    }

    /** The fastest loops this machine has. They keep no program from ending. */
    public static EventLoopGroup loops(int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                new DefaultThreadFactory("loop", true),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** The server's channel that goes with {@link #loops}. */
    public static Class<? extends ServerSocketChannel> serverChannel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /** The next of the event loops, for those who want two lines on the same one. */
    public EventLoop next() {
        return (EventLoop) loops.next();
    }

    /** Connects and says hello; the line is there when the server says that it is live. */
    public CompletableFuture<Line> dial(int port, Hello hello, EventLoop loop, Ear ear) {
        return dial(port, hello, loop, ear, 0);
    }

    /**
     * As the other.
     *
     * @param receiveBuffer bytes the system may keep for us unread; 0: what it thinks right
     */
    public CompletableFuture<Line> dial(int port, Hello hello, EventLoop loop, Ear ear, int receiveBuffer) {
        FrameScanner scanner = scanners.computeIfAbsent(loop, it -> new FrameScanner());
        Line line = new Line(scanner, hello.json(), ear);
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        prepare(channel, port, line);
                    }
                });
        if (receiveBuffer > 0) {
            bootstrap.option(ChannelOption.SO_RCVBUF, receiveBuffer);
        }
        var unused = bootstrap
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        line.live().completeExceptionally(done.cause());
                    }
                });
        return line.live();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static void prepare(Channel channel, int port, Line line) {
        channel.pipeline()
                .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(64 << 10),
                        new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                                .webSocketUri(URI.create("ws://127.0.0.1:" + port + "/ws/v1"))
                                .version(WebSocketVersion.V13)
                                .maxFramePayloadLength(LARGEST_FRAME)
                                .handshakeTimeoutMillis(60_000)
                                .build()),
                        line);
    }
}
