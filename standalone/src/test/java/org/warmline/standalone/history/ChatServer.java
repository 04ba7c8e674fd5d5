package org.warmline.standalone.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The HTTP side of a Warmline on this machine, for programs: no {@code Origin}, tokens as bearer. Thread-safe. */
public final class ChatServer implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGE = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String authority;

    public ChatServer(int port) {
        authority = "127.0.0.1:" + port;
    }

    /** A port on which nobody listens yet. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpClient http() {
        return http;
    }

    URI socket() {
        return URI.create("ws://" + authority + "/ws/v1");
    }

    /** A session of the demo's customers: of the visitor whom the token names, else of a new one. */
    public JsonNode session(@Nullable String visitorToken) throws IOException, InterruptedException {
        return post(
                "/api/widget/v1/session",
                JSON.createObjectNode().put("inboxKey", "demo").put("visitorToken", visitorToken));
    }

    /** The token of one of the demo's staff. */
    public String signIn(String email) throws IOException, InterruptedException {
        return post("/api/v1/login", JSON.createObjectNode().put("email", email).put("password", "warmline-demo"))
                .path("token")
                .asText();
    }

    /** All of a conversation, as the staff member with the token sees it. */
    public List<LogEntry> log(UUID conversation, String token) throws IOException, InterruptedException {
        List<LogEntry> log = new ArrayList<>();
        while (true) {
            long last = log.isEmpty() ? 0 : log.getLast().seq();
            JsonNode page =
                    get("/api/v1/conversations/" + conversation + "/messages?limit=" + PAGE + "&after=" + last, token);
            page.path("messages").forEach(message -> log.add(entry(conversation, message)));
            if (log.isEmpty() || page.path("messages").isEmpty()) {
                return log;
            }
        }
    }

    /** Whether the staff member of the name is connected to any node, as the staff member with the token is told. */
    public boolean isOnline(String name, String token) throws IOException, InterruptedException {
        for (JsonNode member : get("/api/v1/staff", token).path("items")) {
            if (member.path("name").asText().equals(name)) {
                return member.path("online").asBoolean();
            }
        }
        throw new IllegalArgumentException("nobody is called " + name);
    }

    /** Whether new connections should be sent here; nothing but a timely yes is one. */
    public boolean isReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + authority + "/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static LogEntry entry(UUID conversation, JsonNode message) {
        return new LogEntry(
                conversation,
                message.path("seq").asLong(),
                UUID.fromString(message.path("id").asText()),
                message.path("body").asText(),
                message.path("at").asText(),
                message.path("author").path("kind").asText().equals("visitor"),
                message.path("kind").asText().equals("text"));
    }

    private JsonNode get(String path, String token) throws IOException, InterruptedException {
        return answer(request(path).header("Authorization", "Bearer " + token).build());
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + authority + path)).timeout(PATIENCE);
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " answers " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
