package org.warmline.chat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A program on the other end of a socket. Keeps what it was told until a test asks for it. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    static SocketClient open(URI uri, String... headers) {
        SocketClient client = new SocketClient();
        WebSocket.Builder builder = client.http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        try {
            client.socket = builder.buildAsync(uri, client).join();
            return client;
        } catch (CompletionException e) {
            client.http.close();
            throw e;
        }
    }

    // --- saying ---

    SocketClient say(Map<String, ?> frame) {
        return sayText(House.JSON.valueToTree(frame).toString());
    }

    SocketClient sayText(String text) {
        socket().sendText(text, true).join();
        return this;
    }

    /** A message in pieces. */
    SocketClient sayPieces(String... pieces) {
        for (int i = 0; i < pieces.length; i++) {
            socket().sendText(pieces[i], i == pieces.length - 1).join();
        }
        return this;
    }

    SocketClient sayBytes(byte[] bytes) {
        socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    UUID send(@Nullable UUID conversation, String body) {
        UUID id = UUID.randomUUID();
        send(id, conversation, body);
        return id;
    }

    void send(UUID id, @Nullable UUID conversation, String body) {
        say(message(id, conversation, body));
    }

    void note(UUID conversation, String body) {
        Map<String, Object> frame = message(UUID.randomUUID(), conversation, body);
        frame.put("kind", "note");
        say(frame);
    }

    /** Sends and waits for the answer, which must be an ack. */
    JsonNode sent(@Nullable UUID conversation, String body) {
        send(conversation, body);
        return await("ack");
    }

    static Map<String, Object> message(UUID id, @Nullable UUID conversation, String body) {
        Map<String, Object> frame = new HashMap<>();
        frame.put("type", "send");
        frame.put("id", id.toString());
        frame.put("body", body);
        if (conversation != null) {
            frame.put("conversation", conversation.toString());
        }
        return frame;
    }

    void follow(UUID conversation, long seq) {
        say(Map.of("type", "follow", "conversation", conversation.toString(), "seq", seq));
    }

    static Map<String, ?> read(UUID conversation, long seq) {
        return Map.of("type", "read", "conversation", conversation.toString(), "seq", seq);
    }

    static Map<String, ?> typing(UUID conversation) {
        return Map.of("type", "typing", "conversation", conversation.toString(), "on", true);
    }

    // --- hearing ---

    /** The next frame of the type; what comes before it is passed over. */
    JsonNode await(String type) {
        return await(frame -> type(frame).equals(type));
    }

    JsonNode await(Predicate<JsonNode> wanted) {
        return until(wanted).getLast();
    }

    /** All frames up to and with the wanted one. */
    List<JsonNode> until(Predicate<JsonNode> wanted) {
        List<JsonNode> frames = new ArrayList<>();
        try {
            while (true) {
                JsonNode frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("it did not come; before it came " + frames + "; closed: " + closed);
                }
                frames.add(frame);
                if (wanted.test(frame)) {
                    return frames;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All frames up to the answer to a ping sent now: everything this connection was told by what was asked before. */
    List<JsonNode> untilPong() {
        String ref = UUID.randomUUID().toString();
        say(Map.of("type", "ping", "ref", ref));
        List<JsonNode> frames = until(frame -> frame.path("ref").asText().equals(ref));
        return frames.subList(0, frames.size() - 1);
    }

    /** All frames of the answer to hello. */
    List<JsonNode> untilGreeted() {
        return until(frame -> type(frame).equals("live") && !frame.has("conversation"));
    }

    /** All frames up to the end of the conversation's backlog. */
    List<JsonNode> untilLive(UUID conversation) {
        return until(frame -> type(frame).equals("live")
                && frame.path("conversation").asText().equals(conversation.toString()));
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    static List<String> types(List<JsonNode> frames) {
        return frames.stream().map(SocketClient::type).toList();
    }

    static List<JsonNode> ofType(List<JsonNode> frames, String type) {
        return frames.stream().filter(frame -> type(frame).equals(type)).toList();
    }

    /** Of acks and messages, in the order they came. */
    static List<Integer> seqs(List<JsonNode> frames) {
        return frames.stream()
                .filter(frame -> List.of("ack", "message").contains(type(frame)))
                .map(frame -> frame.path("seq").asInt())
                .toList();
    }

    static UUID conversation(JsonNode frame) {
        return UUID.fromString(frame.path("conversation").asText());
    }

    @Override
    public void close() {
        socket().abort();
        http.shutdownNow();
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }

    // --- the platform's callbacks ---

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                heard.add(House.JSON.readTree(partial.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }
}
