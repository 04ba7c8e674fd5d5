package org.warmline.standalone.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.warmline.standalone.history.History.Entry;

/**
 * A client that keeps to the wire's rules and writes down what it does and sees: its messages wait in an outbox until acknowledged
 * and go out again under the same ids, and it comes back with its cursors. It shows everything it is sent and drops nothing, so a
 * server that sends something twice is found out. Thread-safe.
 */
public final class ChatClient implements AutoCloseable {
    private final ChatServer server;
    private final History history;
    private final Reader reader;
    private final @Nullable String email;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, String> outbox = new LinkedHashMap<>();
    private final Map<UUID, Long> cursors = new HashMap<>();
    private @Nullable String token;
    private @Nullable String epoch;
    private @Nullable ClientSocket socket;
    private boolean live;
    private boolean lost = true;
    private int inFlight;
    private int invoked;
    private int resets;
    private int unansweredPings;
    private @Nullable String bye;
    private long reconnectAfterMs;
    private String lastError = "";

    private ChatClient(ChatServer server, History history, Reader reader, @Nullable String email) {
        this.server = server;
        this.history = history;
        this.reader = reader;
        this.email = email;
    }

    /** A new visitor of the demo. */
    public static ChatClient visitor(ChatServer server, History history, String name) {
        return new ChatClient(server, history, Reader.visitor(name), null);
    }

    /** One of the demo's staff. */
    public static ChatClient staff(ChatServer server, History history, String email) {
        return new ChatClient(server, history, Reader.staff(email), email);
    }

    /** Says hello, on a new connection, with all cursors; what is unacknowledged goes out again as soon as the client is live. */
    public void connect() throws IOException, InterruptedException {
        disconnect();
        UUID known = enter();
        ClientSocket next = new ClientSocket(this::take, this::lost);
        next.open(server.http(), server.socket());
        greet(next, known);
    }

    /**
     * As {@link #connect}, with the token it has, as a client whose connection broke. It says hello when the signal comes, to which it
     * counts down once it has shaken hands: so that many may say it at once.
     */
    public void comeBack(CountDownLatch allThere) throws IOException, InterruptedException {
        disconnect();
        ClientSocket next = new ClientSocket(this::take, this::lost);
        next.open(server.http(), server.socket());
        allThere.countDown();
        allThere.await();
        greet(next, null);
    }

    private void greet(ClientSocket next, @Nullable UUID known) {
        lock.lock();
        try {
            if (known != null) {
                begin(known, 0);
            }
            socket = next;
            lost = next.isLost();
            bye = null;
            unansweredPings = 0;
            next.send(hello());
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #connect}; a server that does not let the client in leaves it without connection, and {@link #toString} says why. */
    public void tryToConnect() throws InterruptedException {
        try {
            connect();
        } catch (IOException e) {
            lock.lock();
            try {
                lastError = e.toString();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Proves who this is; for a visitor the conversation to go on with, if there is one. */
    private @Nullable UUID enter() throws IOException, InterruptedException {
        if (email != null) {
            if (token == null) {
                token = server.signIn(email);
            }
            return null;
        }
        JsonNode session = server.session(token);
        token = session.path("visitorToken").asText();
        JsonNode conversation = session.path("conversation").path("id");
        return conversation.isTextual() ? UUID.fromString(conversation.asText()) : null;
    }

    private ObjectNode hello() {
        ObjectNode hello = frame("hello").put("token", token).put("epoch", epoch);
        ArrayNode resume = hello.putArray("resume");
        cursors.forEach((conversation, seq) ->
                resume.addObject().put("conversation", conversation.toString()).put("seq", seq));
        return hello;
    }

    /** Staff: streams a conversation from its beginning. */
    public void follow(UUID conversation) {
        lock.lock();
        try {
            begin(conversation, 0);
            transmit(
                    frame("follow").put("conversation", conversation.toString()).put("seq", 0));
        } finally {
            lock.unlock();
        }
    }

    /** Visitor: says something, now or as soon as the client is live. */
    public UUID send(String body) {
        lock.lock();
        try {
            UUID id = UUID.randomUUID();
            history.invoke(id, body);
            invoked++;
            outbox.put(id, body);
            if (live) {
                transmit(id, body);
            }
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Asks for a sign of life. */
    public void ping() {
        lock.lock();
        try {
            unansweredPings++;
            transmit(frame("ping"));
        } finally {
            lock.unlock();
        }
    }

    /** How often the server was asked for a sign of life since it last gave one. */
    public int unansweredPings() {
        return ask(() -> unansweredPings);
    }

    /** Visitor: from now on as many messages are under way at any time; 0 sends no more. */
    public void keepInFlight(int messages) {
        lock.lock();
        try {
            inFlight = messages;
            fill();
        } finally {
            lock.unlock();
        }
    }

    private void fill() {
        while (live && outbox.size() < inFlight) {
            send(reader.name() + " says number " + (invoked + 1));
        }
    }

    /** Whether the backlog of the last hello is done and the connection stands. */
    public boolean isLive() {
        return ask(() -> live);
    }

    /** Whether there is no connection: it broke or was closed. */
    public boolean isLost() {
        return ask(() -> lost);
    }

    /** How many messages wait for their acknowledgement. */
    public int unacknowledged() {
        return ask(outbox::size);
    }

    /** How far each conversation was shown. */
    public Map<UUID, Long> cursors() {
        return ask(() -> Map.copyOf(cursors));
    }

    /** How often the server said that what the client had cannot be continued. */
    public int resets() {
        return ask(() -> resets);
    }

    /** The reason of the {@code bye} on this connection; null without one. */
    public @Nullable String bye() {
        lock.lock();
        try {
            return bye;
        } finally {
            lock.unlock();
        }
    }

    /** How long the last {@code bye} asked to stay away. */
    public long reconnectAfterMs() {
        return ask(() -> reconnectAfterMs);
    }

    /** How the server closed this connection; 0 while it has not, or when it just broke. */
    public int closeCode() {
        return ask(() -> socket == null ? 0 : socket.closeCode());
    }

    public Reader reader() {
        return reader;
    }

    /** What staff proves itself with over HTTP; only after the first {@link #connect}. */
    public String token() {
        lock.lock();
        try {
            if (token == null) {
                throw new IllegalStateException(reader + " has not connected yet");
            }
            return token;
        } finally {
            lock.unlock();
        }
    }

    private void take(ClientSocket from, JsonNode frame) {
        lock.lock();
        try {
            if (from != socket) {
                return;
            }
            unansweredPings = 0;
            switch (frame.path("type").asText()) {
                case "ready" -> epoch = frame.path("epoch").asText();
                case "live" -> {
                    if (!frame.hasNonNull("conversation")) {
                        live = true;
                        outbox.forEach(this::transmit);
                        fill();
                    }
                }
                case "reset" -> {
                    resets++;
                    UUID conversation = uuid(frame, "conversation");
                    cursors.remove(conversation);
                    begin(conversation, 0);
                }
                case "ack" -> acknowledged(frame);
                case "message" -> message(frame);
                case "error" -> error(frame);
                case "bye" -> {
                    bye = frame.path("reason").asText();
                    reconnectAfterMs = frame.path("reconnectAfterMs").asLong();
                }
                default -> {
                    // Signs of life, presence, readings: nothing that a history is about.
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void acknowledged(JsonNode ack) {
        UUID id = uuid(ack, "id");
        UUID conversation = uuid(ack, "conversation");
        long seq = ack.path("seq").asLong();
        String at = ack.path("at").asText();
        boolean repeated = ack.path("repeated").asBoolean();
        history.acknowledged(id, conversation, seq, at, repeated);
        String body = outbox.remove(id);
        if (!repeated && body != null) {
            show(new Entry(conversation, seq, id, body, at, null));
        }
        fill();
    }

    private void message(JsonNode message) {
        show(new Entry(
                uuid(message, "conversation"),
                message.path("seq").asLong(),
                uuid(message, "id"),
                message.path("body").asText(),
                message.path("at").asText(),
                reader.staff() ? null : message.path("prev").asLong()));
    }

    private void error(JsonNode error) {
        lastError = error.toString();
        if (!error.hasNonNull("ref")) {
            return;
        }
        UUID id = uuid(error, "ref");
        String body = outbox.get(id);
        if (body == null) {
            return;
        }
        if (!error.path("retryable").asBoolean()) {
            history.refused(id);
            outbox.remove(id);
            return;
        }
        history.unknown(id);
        Executor later =
                CompletableFuture.delayedExecutor(error.path("retryAfterMs").asLong(1_000), TimeUnit.MILLISECONDS);
        later.execute(() -> sendAgain(id));
    }

    private void sendAgain(UUID id) {
        lock.lock();
        try {
            String body = outbox.get(id);
            if (live && body != null) {
                transmit(id, body);
            }
        } finally {
            lock.unlock();
        }
    }

    private void show(Entry entry) {
        begin(entry.conversation(), 0);
        history.shown(reader, entry);
        cursors.merge(entry.conversation(), entry.seq(), Math::max);
    }

    private void begin(UUID conversation, long after) {
        if (cursors.putIfAbsent(conversation, after) == null) {
            history.began(reader, conversation, after);
        }
    }

    private void lost(ClientSocket which) {
        lock.lock();
        try {
            if (which == socket && !lost) {
                lost = true;
                live = false;
                outbox.keySet().forEach(history::unknown);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Breaks the connection like a network that goes away. */
    public void disconnect() {
        ClientSocket old;
        lock.lock();
        try {
            old = socket;
        } finally {
            lock.unlock();
        }
        if (old != null) {
            old.abort();
            lost(old);
        }
    }

    @Override
    public void close() {
        keepInFlight(0);
        disconnect();
    }

    @Override
    public String toString() {
        return ask(() -> reader + (lost ? " without connection" : live ? " live" : " waiting to be live") + ", closed "
                + closeCode() + ", bye " + bye + ", unacknowledged " + outbox.size() + ", last error " + lastError);
    }

    /** As the widget does: to the conversation it knows, or without one, which begins it. */
    private void transmit(UUID id, String body) {
        ObjectNode send = frame("send").put("id", id.toString()).put("body", body);
        cursors.keySet().stream()
                .findFirst()
                .ifPresent(conversation -> send.put("conversation", conversation.toString()));
        transmit(send);
    }

    private void transmit(ObjectNode frame) {
        if (socket != null) {
            socket.send(frame);
        }
    }

    private <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    private static ObjectNode frame(String type) {
        return ChatServer.JSON.createObjectNode().put("type", type);
    }

    private static UUID uuid(JsonNode frame, String field) {
        return UUID.fromString(frame.path(field).asText());
    }
}
