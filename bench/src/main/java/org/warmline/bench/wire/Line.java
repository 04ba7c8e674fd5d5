package org.warmline.bench.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One connection that has said hello. Everything about it happens on its event loop; call it from there. */
public final class Line extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final FrameScanner scanner;
    private final String hello;
    private final CompletableFuture<Line> live = new CompletableFuture<>();
    private final Ear ear;
    private @Nullable Channel channel;
    private boolean unflushed;

    Line(FrameScanner scanner, String hello, Ear ear) {
        this.scanner = scanner;
        this.hello = hello;
        this.ear = ear;
    }

    /** Says a message; it leaves with what else is said in this turn, at the latest with {@link #flush}. */
    public void say(SendFrame frame, long number) {
        Channel open = channel();
        unflushed = true;
        var unused = open.write(new TextWebSocketFrame(frame.numbered(open, number)), open.voidPromise());
    }

    /** Lets go what was said outside of {@link Ear#heard}. */
    public void flush() {
        if (unflushed) {
            unflushed = false;
            channel().flush();
        }
    }

    /** Ends it as a broken network does: without a word. Any thread. */
    public CompletableFuture<Void> hangUp() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        var unused = channel().close().addListener(done -> closed.complete(null));
        return closed;
    }

    /** Whether what comes is taken from the network. Any thread. */
    public void listen(boolean on) {
        channel().config().setAutoRead(on);
    }

    CompletableFuture<Line> live() {
        return live;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            var unused =
                    context.writeAndFlush(new TextWebSocketFrame(Unpooled.copiedBuffer(hello, StandardCharsets.UTF_8)));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (!(frame instanceof TextWebSocketFrame) || !frame.isFinalFragment()) {
            throw new IllegalStateException("expected whole texts, not a " + frame);
        }
        scanner.scan(frame.content());
        ear.heard(this, scanner);
        if (!live.isDone()) {
            if (scanner.type() == FrameType.LIVE && !scanner.hasConversation()) {
                live.complete(this);
            } else if (scanner.type() == FrameType.ERROR || scanner.type() == FrameType.BYE) {
                live.completeExceptionally(new IOException(scanner.text()));
                // Whoever dials again must not be there twice.
                var unused = context.close();
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        live.completeExceptionally(new IOException("the connection was closed before it was live"));
        ear.cut(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        live.completeExceptionally(failure);
        if (!(failure instanceof IOException)) {
            System.err.println("A connection failed: " + failure);
        }
        var unused = context.close();
    }

    private Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("not connected");
        }
        return channel;
    }
}
