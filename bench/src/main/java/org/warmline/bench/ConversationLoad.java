package org.warmline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pairs of a visitor and an agent that answer each other, one message in flight a pair: how many messages a second are stored
 * and delivered, how long each takes from sender to reader, and whether any was lost, doubled or out of order.
 *
 * <p>Needs a demo server on loopback with {@code WARMLINE_RATE_LIMITS=off}. Arguments: address, pairs, seconds; by default
 * {@code http://localhost:8080 50 20}.
 */
public final class ConversationLoad {
    private static final String WORDS =
            "The second loaf of the order was missing this morning, could somebody please look where it went? Thank you.";
    private static final int MOST_LATENCIES = 5_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI server;
    private final Latencies acknowledged = new Latencies(MOST_LATENCIES);
    private final Latencies delivered = new Latencies(MOST_LATENCIES);
    private final AtomicLong wrong = new AtomicLong();
    private volatile boolean running = true;

    private ConversationLoad(URI server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        URI server = URI.create(arguments.length > 0 ? arguments[0] : "http://localhost:8080");
        if (!InetAddress.getByName(server.getHost()).isLoopbackAddress()) {
            throw new IllegalArgumentException("Load goes to loopback only, not to " + server.getHost());
        }
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        new ConversationLoad(server).run(pairs, seconds);
    }

    private void run(int pairs, int seconds) throws IOException, InterruptedException, TimeoutException {
        String staff = Client.post(
                        http, server, "/api/v1/login", Map.of("email", "agent@demo.test", "password", "warmline-demo"))
                .path("token")
                .asText();
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            all.add(new Pair(staff));
        }
        long begin = System.nanoTime();
        all.forEach(pair -> pair.visitorSays());
        Thread.sleep(Duration.ofSeconds(seconds));
        running = false;
        double took = (System.nanoTime() - begin) / 1e9;
        long sent = all.stream().mapToLong(pair -> pair.read.get()).sum();
        Thread.sleep(Duration.ofSeconds(1));
        all.forEach(Pair::close);
        System.out.printf("%d pairs, %.0f s: %.0f messages/s stored and delivered%n", pairs, took, sent / took);
        System.out.println("  sent to acknowledged: " + acknowledged.inWords());
        System.out.println("  sent to read:         " + delivered.inWords());
        System.out.println("  doubled or out of order: " + wrong.get());
    }

    /** A visitor and the agent who answers them, on two connections. */
    private final class Pair {
        private final Client visitor;
        private final Client agent;
        private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
        private final AtomicLong read = new AtomicLong();
        private final Map<String, Long> lastSeq = new ConcurrentHashMap<>();
        private volatile String conversation = "";

        Pair(String staff) throws IOException, InterruptedException, TimeoutException {
            String token = Client.post(http, server, "/api/widget/v1/session", Map.of("inboxKey", "demo"))
                    .path("visitorToken")
                    .asText();
            visitor = Client.connect(http, server, token, this::visitorHears);
            agent = Client.connect(http, server, staff, this::agentHears);
        }

        void visitorSays() {
            say(visitor);
        }

        void close() {
            visitor.close();
            agent.close();
        }

        private void say(Client speaker) {
            String id = UUID.randomUUID().toString();
            sentAt.put(id, System.nanoTime());
            speaker.send(
                    conversation.isEmpty()
                            ? Map.of("type", "send", "id", id, "body", WORDS)
                            : Map.of("type", "send", "id", id, "conversation", conversation, "body", WORDS));
        }

        private void visitorHears(JsonNode frame) {
            switch (frame.path("type").asText()) {
                case "ack" -> {
                    acknowledged(frame);
                    if (conversation.isEmpty()) {
                        conversation = frame.path("conversation").asText();
                        agent.send(Map.of("type", "follow", "conversation", conversation, "seq", 0));
                    }
                }
                case "message" -> {
                    inOrder("visitor", frame);
                    if (frame.path("author").path("kind").asText().equals("agent")) {
                        answered(frame, visitor);
                    }
                }
                default -> {}
            }
        }

        private void agentHears(JsonNode frame) {
            if (!frame.path("conversation").asText().equals(conversation)) {
                return;
            }
            switch (frame.path("type").asText()) {
                case "ack" -> acknowledged(frame);
                case "message" -> {
                    inOrder("agent", frame);
                    if (frame.path("author").path("kind").asText().equals("visitor")) {
                        answered(frame, agent);
                    }
                }
                default -> {}
            }
        }

        private void acknowledged(JsonNode frame) {
            Long sent = sentAt.get(frame.path("id").asText());
            if (sent != null) {
                acknowledged.add(System.nanoTime() - sent);
            }
        }

        private void answered(JsonNode frame, Client reader) {
            Long sent = sentAt.remove(frame.path("id").asText());
            if (sent == null) {
                wrong.incrementAndGet();
                return;
            }
            delivered.add(System.nanoTime() - sent);
            read.incrementAndGet();
            if (running) {
                say(reader);
            }
        }

        private void inOrder(String reader, JsonNode frame) {
            long seq = frame.path("seq").asLong();
            Long before = lastSeq.put(reader, seq);
            if (before != null && before >= seq) {
                wrong.incrementAndGet();
            }
        }
    }
}
