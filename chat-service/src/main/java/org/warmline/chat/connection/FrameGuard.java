package org.warmline.chat.connection;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.netty.websocket.NettyWebSocketSession;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.chat.protocol.CloseCode;

/**
 * Stands before the framework's own handler and closes what it would take: messages whose fragments add up to more than 64 KiB
 * or that come in too many pieces, binary frames, and text that is not UTF-8. The framework bounds one frame, not a message.
 *
 * <p>Sees to it that what was closed goes, also when nobody reads the goodbye.
 *
 * <p>Also holds back what comes too early. The framework answers a handshake from the thread that ran its filters and only then
 * changes the pipeline, so a quick client's {@code hello} can arrive where a request is expected, which would end the connection.
 */
final class FrameGuard extends ChannelDuplexHandler {
    private static final Logger log = LoggerFactory.getLogger(FrameGuard.class);
    private static final int MOST_FRAGMENTS = 512;
    private static final int MOST_EARLY = 512;
    private static final int GOODBYE_SECONDS = 5;

    private final Queue<WebSocketFrame> early = new ArrayDeque<>();
    private int bytes;
    private int fragments;
    private @Nullable ByteBuffer incomplete;
    private boolean closing;
    private boolean ready;
    /** Whose frames these are, as soon as the handshake is over. */
    private @Nullable Connection connection;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof WebSocketFrame frame)) {
            context.fireChannelRead(message);
            return;
        }
        CloseCode refusal = closing || early.size() == MOST_EARLY ? CloseCode.TOO_BIG : refusal(frame);
        if (refusal == null) {
            passOrKeep(context, frame);
            return;
        }
        ReferenceCountUtil.release(message);
        if (!closing) {
            closing = true;
            context.writeAndFlush(new CloseWebSocketFrame(refusal.code(), reason(refusal)))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** A goodbye may lie behind much that nobody reads; who does not take it in time is left without. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof CloseWebSocketFrame) {
            closeLater(context);
        }
        var unused = context.write(message, promise);
    }

    /**
     * A frame against the WebSocket's own rules was answered where it was decoded, with a close of the right code. Passed on, each
     * would leave a stack trace, and anybody could fill the log with them.
     */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException) {
            log.debug("A client does not keep to the WebSocket's rules: {}", cause.getMessage());
            closeLater(context);
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private static void closeLater(ChannelHandlerContext context) {
        var unused = context.executor().schedule(() -> closeNow(context), GOODBYE_SECONDS, TimeUnit.SECONDS);
    }

    private static void closeNow(ChannelHandlerContext context) {
        var unused = context.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    private void passOrKeep(ChannelHandlerContext context, WebSocketFrame frame) {
        if (ready) {
            pass(context, frame);
            return;
        }
        early.add(frame);
        if (early.size() == 1) {
            context.executor().execute(() -> passOn(context));
        }
    }

    /**
     * Once the handler of requests is gone, the one of frames is in its place; the tasks that finish the exchange were planned
     * before ours.
     */
    private void passOn(ChannelHandlerContext context) {
        if (context.isRemoved()) {
            return;
        }
        if (context.pipeline().context(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
            var unused = context.executor().schedule(() -> passOn(context), 1, TimeUnit.MILLISECONDS);
            return;
        }
        context.executor().execute(() -> {
            ready = true;
            for (WebSocketFrame frame = early.poll(); frame != null; frame = early.poll()) {
                pass(context, frame);
            }
            context.fireChannelReadComplete();
        });
    }

    /** A whole message goes straight to its connection; pieces of one, and what is no message, to the framework. */
    private void pass(ChannelHandlerContext context, WebSocketFrame frame) {
        Connection known = connection(context.channel());
        if (known != null && frame instanceof TextWebSocketFrame text && text.isFinalFragment()) {
            String message = text.text();
            text.release();
            known.received(message);
        } else {
            context.fireChannelRead(frame);
        }
    }

    private @Nullable Connection connection(Channel channel) {
        if (connection == null) {
            connection = Optional.ofNullable(channel.attr(NettyWebSocketSession.WEB_SOCKET_SESSION_KEY)
                            .get())
                    .flatMap(ChatSocket::of)
                    .orElse(null);
            if (connection != null) {
                connection.channel(channel);
            }
        }
        return connection;
    }

    private @Nullable CloseCode refusal(WebSocketFrame frame) {
        if (frame instanceof BinaryWebSocketFrame) {
            return CloseCode.NOT_TEXT;
        }
        if (!(frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame)) {
            return null;
        }
        bytes += frame.content().readableBytes();
        fragments++;
        if (bytes > ChatSocket.LARGEST_MESSAGE || fragments > MOST_FRAGMENTS) {
            return CloseCode.TOO_BIG;
        }
        boolean last = frame.isFinalFragment();
        boolean readable = isUtf8(frame.content(), last);
        if (last) {
            bytes = 0;
            fragments = 0;
            incomplete = null;
        }
        return readable ? null : CloseCode.NOT_UTF8;
    }

    /** A character may be cut by the end of a fragment; its first bytes wait for the rest. */
    private boolean isUtf8(ByteBuf content, boolean last) {
        if (incomplete == null && last) {
            return isAscii(content) || ByteBufUtil.isText(content, StandardCharsets.UTF_8);
        }
        ByteBuffer rest = incomplete;
        ByteBuffer input = ByteBuffer.allocate((rest == null ? 0 : rest.remaining()) + content.readableBytes());
        if (rest != null) {
            input.put(rest);
        }
        content.getBytes(content.readerIndex(), input);
        input.flip();
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(input, CharBuffer.allocate(input.remaining() + 1), last);
        if (result.isError()) {
            return false;
        }
        byte[] left = new byte[input.remaining()];
        input.get(left);
        incomplete = left.length == 0 ? null : ByteBuffer.wrap(left);
        return true;
    }

    /** Most of what is sent, and much cheaper to know, eight bytes at a time. */
    private static boolean isAscii(ByteBuf content) {
        int at = content.readerIndex();
        int end = content.writerIndex();
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            if ((content.getLong(at) & 0x8080_8080_8080_8080L) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (content.getByte(at) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String reason(CloseCode refusal) {
        return switch (refusal) {
            case NOT_TEXT -> "only text frames";
            case NOT_UTF8 -> "only UTF-8";
            default -> "a message may have 64 KiB";
        };
    }
}
