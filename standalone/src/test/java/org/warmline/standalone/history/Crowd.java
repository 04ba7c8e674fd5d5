package org.warmline.standalone.history;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Visitors who write as fast as they are answered, somebody of the staff who reads along, and what they all saw. */
public final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final History history = new History();
    private final List<ChatClient> visitors;
    private final ChatServer staffServer;
    private final ChatClient agent;

    /** The visitors' server and the staff's may be different nodes. */
    public Crowd(ChatServer visitorServer, ChatServer staffServer, String staff, int visitors) {
        this.staffServer = staffServer;
        this.agent = ChatClient.staff(staffServer, history, staff);
        this.visitors = IntStream.range(0, visitors)
                .mapToObj(i -> ChatClient.visitor(visitorServer, history, "visitor-" + i))
                .toList();
    }

    public History history() {
        return history;
    }

    public ChatClient agent() {
        return agent;
    }

    public List<ChatClient> visitors() {
        return visitors;
    }

    public Stream<ChatClient> everyone() {
        return Stream.concat(Stream.of(agent), visitors.stream());
    }

    /** Everyone connects, every visitor has a conversation, and the agent follows them all. */
    public void begin() {
        come();
        visitors.forEach(visitor -> visitor.send("Hello, " + visitor.reader() + " here"));
        awaitAnswers();
        visitors.forEach(visitor -> agent.follow(conversation(visitor)));
        await().atMost(PATIENCE).until(() -> agent.cursors().values().stream().allMatch(seq -> seq > 0));
    }

    /** From now on each visitor has so many messages under way at any time. */
    public void keepInFlight(int messages) {
        visitors.forEach(visitor -> visitor.keepInFlight(messages));
    }

    /** Like real clients: whoever has no connection tries again, whoever has one becomes live on it. */
    public void come() {
        await().atMost(PATIENCE).until(() -> {
            for (ChatClient client : everyone().filter(ChatClient::isLost).toList()) {
                client.tryToConnect();
            }
            return everyone().allMatch(ChatClient::isLive);
        });
    }

    /** Returns when each visitor was answered once more, whoever had to come back for it. */
    public void awaitProgress() {
        List<Long> before = visitors.stream().map(Crowd::cursor).toList();
        await().atMost(PATIENCE).until(() -> {
            come();
            return IntStream.range(0, visitors.size()).allMatch(i -> cursor(visitors.get(i)) > before.get(i));
        });
    }

    /** Waits until the end of so many more sends is unknown to their senders; answers how many were acknowledged meanwhile. */
    public long acknowledgedUntilUnknown(int more) {
        long acknowledged = history.count(History.Acknowledged.class);
        long unknown = history.count(History.Unknown.class);
        await().atMost(PATIENCE).until(() -> history.count(History.Unknown.class) >= unknown + more);
        return history.count(History.Acknowledged.class) - acknowledged;
    }

    private void awaitAnswers() {
        await().atMost(PATIENCE).until(() -> {
            come();
            return unacknowledged() == 0;
        });
    }

    public int unacknowledged() {
        return visitors.stream().mapToInt(ChatClient::unacknowledged).sum();
    }

    /** Nobody sends any more; once everybody was answered and has seen everything, the promises that were broken. */
    public List<Violation> settle() {
        keepInFlight(0);
        awaitAnswers();
        return LastLook.after(
                        history,
                        everyone().toList(),
                        () -> {
                            come();
                            return log();
                        },
                        PATIENCE)
                .violations();
    }

    /** All conversations of the visitors as they are stored. */
    public List<LogEntry> log() throws IOException, InterruptedException {
        List<LogEntry> log = new ArrayList<>();
        for (ChatClient visitor : visitors) {
            log.addAll(staffServer.log(conversation(visitor), agent.token()));
        }
        return log;
    }

    public static UUID conversation(ChatClient visitor) {
        return visitor.cursors().keySet().iterator().next();
    }

    private static long cursor(ChatClient visitor) {
        return visitor.cursors().values().iterator().next();
    }

    /** Said, acknowledged and shown so far. */
    @Override
    public String toString() {
        return history.count(History.Invoked.class) + " sent, " + history.count(History.Acknowledged.class)
                + " times acknowledged, " + history.count(History.Unknown.class) + " times unknown, "
                + history.count(History.Shown.class) + " times shown";
    }

    @Override
    public void close() {
        everyone().forEach(ChatClient::close);
    }
}
