package org.warmline.standalone.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A visitor without our widget: a program that speaks the wire itself and is polite to nobody. */
final class RawVisitor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final WarmlineServer warmline;
    private final String token;
    private @Nullable WebSocket socket;

    /** Goes on as the visitor who holds the token. */
    RawVisitor(WarmlineServer warmline, String token) {
        this.warmline = warmline;
        this.token = token;
    }

    /** Says where the visitor is and what they speak; returns the status of the answer. */
    int arrives(String page, String locale) throws IOException, InterruptedException {
        String body = json(Map.of("inboxKey", "demo", "visitorToken", token, "page", page, "locale", locale));
        HttpRequest request = HttpRequest.newBuilder(URI.create(warmline.at("/api/widget/v1/session")))
                .header("Content-Type", "application/json")
                .header("Origin", warmline.url().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    void connects() throws InterruptedException {
        WebSocket opened = http.newWebSocketBuilder()
                .buildAsync(URI.create(warmline.at("/ws/v1").replaceFirst("^http", "ws")), new Ears())
                .join();
        socket = opened;
        opened.sendText(json(Map.of("type", "hello", "token", token)), true).join();
        await("live");
    }

    /** Returns when the server has stored it. */
    void says(String body) throws InterruptedException {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        Map<String, String> frame =
                Map.of("type", "send", "id", UUID.randomUUID().toString(), "body", body);
        socket.sendText(json(frame), true).join();
        await("ack");
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private void await(String type) throws InterruptedException {
        while (true) {
            JsonNode frame = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null || frame.path("type").asText().equals("error")) {
                throw new AssertionError("wanted " + type + ", got " + frame);
            }
            if (frame.path("type").asText().equals(type)) {
                return;
            }
        }
    }

    private static String json(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    received.add(JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
