package org.warmline.standalone.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection of JSON frames. Frames go out in the order of the calls; a broken one swallows them.
 *
 * <p>It pings now and then: the JDK's client never tells of an end that comes while a message is being handled, but it refuses to write.
 */
final class ClientSocket implements WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Executor AFTER_A_WHILE = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

    private final BiConsumer<ClientSocket, JsonNode> received;
    private final Consumer<ClientSocket> lost;
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<WebSocket> sending = new CompletableFuture<>();
    private @Nullable WebSocket socket;
    private volatile int closeCode;
    private volatile boolean isLost;

    ClientSocket(BiConsumer<ClientSocket, JsonNode> received, Consumer<ClientSocket> lost) {
        this.received = received;
        this.lost = lost;
    }

    /** @throws IOException when nobody answers, or with a refusal */
    void open(HttpClient http, URI uri) throws IOException {
        try {
            WebSocket opened = http.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(uri, this)
                    .join();
            socket = opened;
            sending.complete(opened);
            pingLater(opened);
        } catch (CompletionException e) {
            throw new IOException("no WebSocket at " + uri, e);
        }
    }

    synchronized void send(JsonNode frame) {
        sending = sending.thenCompose(open -> open.sendText(frame.toString(), true));
    }

    private void pingLater(WebSocket open) {
        AFTER_A_WHILE.execute(() -> {
            var unused = open.sendPing(ByteBuffer.allocate(0)).whenComplete((sent, failure) -> {
                if (failure != null) {
                    onError(open, failure);
                } else if (!isLost) {
                    pingLater(open);
                }
            });
        });
    }

    void abort() {
        if (socket != null) {
            socket.abort();
        }
    }

    /** How the server closed it; 0 while it has not, or when it just broke. */
    int closeCode() {
        return closeCode;
    }

    boolean isLost() {
        return isLost;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                received.accept(this, ChatServer.JSON.readTree(partial.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            partial.setLength(0);
        }
        open.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
        closeCode = code;
        isLost = true;
        lost.accept(this);
        return null;
    }

    @Override
    public void onError(WebSocket open, Throwable error) {
        isLost = true;
        lost.accept(this);
    }
}
