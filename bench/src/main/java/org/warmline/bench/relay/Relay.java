package org.warmline.bench.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.warmline.bench.wire.Wire;

/**
 * A WebSocket relay between those who name the same conversation. The argument is the port; with {@code RELAY_DATABASE_URL},
 * {@code _USER} and {@code _PASSWORD} in the environment messages are committed before anybody hears of them. It ends with its
 * standard input, and so with whoever started it.
 */
public final class Relay {
    private static final int BACKLOG = 4_096;
    private static final int WRITERS = 2;

    private final Map<UUID, Room> rooms = new ConcurrentHashMap<>();
    private final Log log;

    private Relay(Log log) {
        this.log = log;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        String url = System.getenv("RELAY_DATABASE_URL");
        Log log = url == null
                ? new Unstored()
                : GroupCommit.start(
                        url, System.getenv("RELAY_DATABASE_USER"), System.getenv("RELAY_DATABASE_PASSWORD"), WRITERS);
        new Relay(log).listen(Integer.parseInt(arguments[0]));
        System.out.println("The relay is ready.");
        while (System.in.read() >= 0) {
            // Until whoever started us is gone.
        }
        System.exit(0);
    }

    Room room(UUID conversation) {
        return rooms.computeIfAbsent(conversation, Room::new);
    }

    Log log() {
        return log;
    }

    private void listen(int port) {
        EventLoopGroup loops = Wire.loops(Runtime.getRuntime().availableProcessors());
        new ServerBootstrap()
                .group(loops)
                .channel(Wire.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(64 << 10),
                                        new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                                                .websocketPath("/ws/v1")
                                                .build()),
                                        new Guest(Relay.this));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .syncUninterruptibly();
    }
}
