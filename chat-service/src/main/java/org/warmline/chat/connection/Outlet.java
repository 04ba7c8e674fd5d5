package org.warmline.chat.connection;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.chat.limit.ChatLimits;
import org.warmline.chat.protocol.CloseCode;

/**
 * The way out of one connection. Counts what is written and not yet taken by the socket; a reader that leaves too much of it, or
 * anything for too long, is slow and will be closed. Thread-safe.
 *
 * <p>Frames wait in a queue, and one task of the channel's event loop writes all that wait and flushes once.
 */
final class Outlet {
    private static final Logger log = LoggerFactory.getLogger(Outlet.class);
    /** After so much a write is asked whether it was taken, so that slow progress is seen as progress. */
    private static final int ASK_AFTER = 32 << 10;
    /** So long a client may take to answer a close. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final WebSocketSession socket;
    private final long mostUnwritten;
    private final long patienceNanos;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final AtomicLong unwritten = new AtomicLong();
    private volatile long lastTaken = System.nanoTime();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable CloseCode closeCode;
    private volatile @Nullable Channel channel;

    Outlet(WebSocketSession socket, ChatLimits limits) {
        this.socket = socket;
        this.mostUnwritten = limits.unwrittenBytes();
        this.patienceNanos = limits.unwrittenFor().toNanos();
    }

    void channel(Channel below) {
        channel = below;
    }

    /** Sends a frame; false when the reader is too slow for it, or the connection is closed. */
    boolean send(byte[] json) {
        if (closed.get()) {
            return false;
        }
        if (unwritten.addAndGet(json.length) == json.length) {
            lastTaken = System.nanoTime();
        }
        Channel below = channel;
        if (below == null) {
            // Said before anything was heard.
            var unused = socket.sendAsync(new String(json, StandardCharsets.UTF_8))
                    .whenComplete((sent, failure) -> taken(json.length));
        } else {
            waiting.add(json);
            if (planned.compareAndSet(false, true)) {
                below.eventLoop().execute(() -> write(below));
            }
        }
        return unwritten.get() <= mostUnwritten;
    }

    void ping() {
        if (!closed.get()) {
            var unused = socket.sendPingAsync(new byte[0]).whenComplete((sent, failure) -> {
                if (failure != null) {
                    log.debug("A ping was not sent", failure);
                }
            });
        }
    }

    /** Whether the reader has let something lie for too long. */
    boolean isStuck(long now) {
        return unwritten.get() > 0 && now - lastTaken > patienceNanos;
    }

    /** Blocks while much is unwritten; false when the reader has become too slow, or the connection is closed. */
    boolean awaitRoom() {
        // A quarter is room enough: a backlog must not make an honest reader a slow one.
        while (unwritten.get() > mostUnwritten / 4) {
            if (closed.get() || isStuck(System.nanoTime())) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return !closed.get();
    }

    /** Closes with a code, after what was sent before; the first close counts. */
    boolean close(CloseCode code, String reason) {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        closeCode = code;
        CloseReason goodbye = new CloseReason(code.code(), reason);
        Channel below = channel;
        if (below == null) {
            socket.close(goodbye);
        } else {
            below.eventLoop().execute(() -> {
                write(below);
                if (code == CloseCode.DRAINING) {
                    closeOnceHeard(below, goodbye);
                } else {
                    socket.close(goodbye);
                }
            });
        }
        return true;
    }

    /**
     * Says it and goes on reading until the client has answered it with a close of its own. A socket that is closed while something lies
     * in it unread is reset, and a reset takes back what the client has not read yet, its goodbye too; they may be in the middle of a burst.
     * Only whoever is welcome back is owed that much: the slow, the silent and the unwelcome are let go at once.
     */
    private static void closeOnceHeard(Channel below, CloseReason goodbye) {
        var unused = below.writeAndFlush(new CloseWebSocketFrame(goodbye.getCode(), goodbye.getReason()))
                .addListener(said -> closeLater(below));
    }

    private static void closeLater(Channel below) {
        var unused = below.eventLoop().schedule(() -> closeNow(below), ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void closeNow(Channel below) {
        var unused = below.close();
    }

    void closedByPeer() {
        closed.set(true);
    }

    /** Done when the connection is no more; with no way to tell, at once. */
    CompletableFuture<Void> gone() {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        Channel below = channel;
        if (below == null) {
            gone.complete(null);
        } else {
            var unused = below.closeFuture().addListener(done -> gone.complete(null));
        }
        return gone;
    }

    /** With which code we closed it; empty: it is open, or the other end went. */
    Optional<CloseCode> closeCode() {
        return Optional.ofNullable(closeCode);
    }

    boolean isClosed() {
        return closed.get();
    }

    /** In the event loop. */
    private void write(Channel below) {
        planned.set(false);
        int written = 0;
        for (byte[] json = waiting.poll(); json != null; json = waiting.poll()) {
            TextWebSocketFrame frame = new TextWebSocketFrame(Unpooled.wrappedBuffer(json));
            written += json.length;
            if (written < ASK_AFTER && !waiting.isEmpty()) {
                var unused = below.write(frame, below.voidPromise());
            } else {
                int size = written;
                var unused = below.write(frame).addListener(done -> taken(size));
                written = 0;
            }
        }
        below.flush();
    }

    private void taken(long size) {
        unwritten.addAndGet(-size);
        lastTaken = System.nanoTime();
    }
}
