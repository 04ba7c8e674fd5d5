package org.warmline.bench.relay;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.bench.wire.FrameScanner;

/** One connection of the relay. The conversation it names in {@code hello} is the room it is in. */
final class Guest extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final ThreadLocal<FrameScanner> SCANNER = ThreadLocal.withInitial(FrameScanner::new);

    private final Relay relay;
    private @Nullable Room room;

    Guest(Relay relay) {
        this.relay = relay;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame text) {
        FrameScanner frame = SCANNER.get();
        frame.scan(text.content());
        switch (frame.type()) {
            case HELLO -> hello(context, frame.text());
            case SEND -> {
                if (room != null) {
                    relay.log().append(room, context.channel(), new UUID(frame.idHigh(), frame.idLow()), frame.body());
                }
            }
            default -> throw new IllegalStateException("the relay does not know " + frame.text());
        }
    }

    /** The one cursor of {@code resume} is the only thing in it that matters; it stands inside of an array, where no scanner looks. */
    private void hello(ChannelHandlerContext context, String hello) {
        String mark = "\"resume\":[{\"conversation\":\"";
        int start = hello.indexOf(mark);
        if (start < 0) {
            // Idle, in no room.
            var unused = context.writeAndFlush(new TextWebSocketFrame("{\"type\":\"live\"}"));
            return;
        }
        start += mark.length();
        UUID conversation = UUID.fromString(hello.substring(start, start + 36));
        int seq = hello.indexOf("\"seq\":", start) + "\"seq\":".length();
        long after = Long.parseLong(hello.substring(seq, hello.indexOf('}', seq)));
        Room entered = relay.room(conversation);
        room = entered;
        relay.log().join(entered, context.channel(), after);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (room != null) {
            room.left(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!(failure instanceof IOException)) {
            System.err.println("A connection failed: " + failure);
        }
        var unused = context.close();
    }
}
