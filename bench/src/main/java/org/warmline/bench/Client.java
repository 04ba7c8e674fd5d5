package org.warmline.bench;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One connection. Frames are handed over on the connection's own thread, one after the other. */
final class Client implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 30;

    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Void> live = new CompletableFuture<>();
    private final Consumer<JsonNode> hear;
    private CompletableFuture<WebSocket> last = new CompletableFuture<>();

    private Client(Consumer<JsonNode> hear) {
        this.hear = hear;
    }

    /** Connects, says hello and waits until it is live. */
    static Client connect(HttpClient http, URI server, String token, Consumer<JsonNode> hear)
            throws InterruptedException, TimeoutException {
        Client client = new Client(hear);
        URI address = URI.create("ws://" + server.getAuthority() + "/ws/v1");
        client.last = http.newWebSocketBuilder().buildAsync(address, client);
        client.send(Map.of("type", "hello", "token", token, "client", "bench"));
        try {
            client.live.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not accepted", e);
        }
        return client;
    }

    /** Posts JSON and answers JSON; anything but success ends the program. */
    static JsonNode post(HttpClient http, URI server, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + " was answered with " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Sends after what was sent before: the socket takes one at a time. */
    synchronized void send(Map<String, ?> frame) {
        try {
            String json = JSON.writeValueAsString(frame);
            last = last.thenCompose(socket -> socket.sendText(json, true));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void close() {
        last = last.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, "done"));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
        text.append(data);
        if (isLast) {
            String json = text.toString();
            text.setLength(0);
            heard(json);
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void heard(String json) {
        try {
            JsonNode frame = JSON.readTree(json);
            if (frame.path("type").asText().equals("live") && !frame.has("conversation")) {
                live.complete(null);
            }
            hear.accept(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame that is no JSON", e);
        }
    }
}
