package org.warmline.chat.connection;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.time.Duration;
import java.util.Optional;
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
 */
final class Outlet {
    private static final Logger log = LoggerFactory.getLogger(Outlet.class);

    private final WebSocketSession socket;
    private final long mostUnwritten;
    private final long patienceNanos;
    private final AtomicLong unwritten = new AtomicLong();
    private volatile long lastTaken = System.nanoTime();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable CloseCode closeCode;

    Outlet(WebSocketSession socket, ChatLimits limits) {
        this.socket = socket;
        this.mostUnwritten = limits.unwrittenBytes();
        this.patienceNanos = limits.unwrittenFor().toNanos();
    }

    /** Sends a frame; false when the reader is too slow for it, or the connection is closed. */
    boolean send(String json) {
        if (closed.get()) {
            return false;
        }
        long size = json.length() + 16L;
        if (unwritten.addAndGet(size) == size) {
            lastTaken = System.nanoTime();
        }
        try {
            var unused = socket.sendAsync(json).whenComplete((sent, failure) -> {
                unwritten.addAndGet(-size);
                lastTaken = System.nanoTime();
            });
        } catch (WebSocketSessionException e) {
            // It was closed a moment ago, and we are about to be told.
            closed.set(true);
            return false;
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

    /** Closes with a code; the first close counts. */
    boolean close(CloseCode code, String reason) {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        closeCode = code;
        socket.close(new CloseReason(code.code(), reason));
        return true;
    }

    void closedByPeer() {
        closed.set(true);
    }

    /** With which code we closed it; empty: it is open, or the other end went. */
    Optional<CloseCode> closeCode() {
        return Optional.ofNullable(closeCode);
    }

    boolean isClosed() {
        return closed.get();
    }
}
