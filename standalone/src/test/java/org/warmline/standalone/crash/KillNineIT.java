package org.warmline.standalone.crash;

import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warmline.standalone.database.DataDirectoryFixture.aNewDataDirectory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmline.standalone.database.DataDirectoryFixture;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.History;
import org.warmline.standalone.history.LastLook;
import org.warmline.standalone.history.LogEntry;

/**
 * The first promises of the wire, under {@code kill -9}: what was acknowledged is kept, what was not may be sent again, everyone sees
 * one order, and who comes back gets exactly what they missed. Twenty times; {@code -Dwarmline.kills=50} kills more often,
 * {@code -Dwarmline.visitors=80} among more of them, {@code -Dwarmline.seed=...} at the same instants again, and
 * {@code -Dwarmline.patience=300} waits longer, in seconds, where much else is going on.
 */
class KillNineIT {
    private static final int KILLS = Integer.getInteger("warmline.kills", 20);
    private static final long SEED = Long.getLong("warmline.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("warmline.patience", 60));
    /** Between two kills eighty visitors write tens of thousands of messages, and all of them are read back. */
    private static final Duration PATIENCE_FOR_THE_LOG = PATIENCE.plusSeconds(20L * KILLS);

    private static final int VISITORS = Integer.getInteger("warmline.visitors", 16);
    private static final int IN_FLIGHT = 16;
    private static final int UNDER_WAY_AT_LEAST = VISITORS * IN_FLIGHT * 4 / 5;
    private static final int FOLLOWED = 5;
    private static final int LATEST_KILL_MILLIS = 1_200;

    private final Random random = new Random(SEED);
    private final History history = new History();
    private final List<ChatClient> visitors = new ArrayList<>();
    private final int port = ChatServer.freePort();
    private final ChatServer server = new ChatServer(port);
    private final ChatClient agent = ChatClient.staff(server, history, "agent@demo.test");
    private final List<WarmlineProcess> started = new ArrayList<>();
    private DataDirectoryFixture files;

    @BeforeEach
    void makeDirectory() throws IOException {
        files = aNewDataDirectory();
    }

    @AfterEach
    void endEverything() throws Exception {
        everyone().forEach(ChatClient::close);
        server.close();
        started.forEach(WarmlineProcess::close);
        // Ends the database too, by the number in its folder, if it lives.
        files.close();
    }

    @Test
    void keepsItsPromisesWhenItIsKilledInTheMiddleOfABurst() throws Exception {
        System.out.println("Killing " + KILLS + " times with seed " + SEED);
        WarmlineProcess warmline = start();
        IntStream.range(0, VISITORS).forEach(i -> visitors.add(ChatClient.visitor(server, history, "visitor-" + i)));
        everyoneComes();
        visitors.forEach(visitor -> visitor.send("Hello, " + visitor.reader() + " here"));
        await().atMost(PATIENCE).until(() -> unacknowledged() == 0);
        visitors.stream().limit(FOLLOWED).forEach(visitor -> agent.follow(conversation(visitor)));
        visitors.forEach(visitor -> visitor.keepInFlight(IN_FLIGHT));

        for (int kill = 1; kill <= KILLS; kill++) {
            awaitTheMiddleOfABurst();
            int underWay = unacknowledged();
            boolean databaseToo = kill % 3 == 2;
            long database = files.serverProcess();
            if (databaseToo) {
                warmline.kill(database);
            } else {
                warmline.kill();
                assertThat(files.serverProcess()).isEqualTo(database);
            }
            assertThat(underWay).isGreaterThanOrEqualTo(UNDER_WAY_AT_LEAST);
            System.out.println("Kill " + kill + (databaseToo ? ", of the database too," : "") + " with " + underWay
                    + " sends under way");
            await().atMost(PATIENCE).until(() -> everyone().allMatch(ChatClient::isLost));
            warmline = start();
            everyoneComes();
        }

        awaitTheMiddleOfABurst();
        warmline.terminate();
        assertThat(warmline.awaitExit()).isZero();
        assertThat(files.hasLivingServer()).isFalse();
        await().atMost(PATIENCE).until(() -> everyone().allMatch(ChatClient::isLost));
        List<String> goodbyes = everyone()
                .map(client -> client.bye() + " " + client.closeCode())
                .toList();

        visitors.forEach(visitor -> visitor.keepInFlight(0));
        start();
        everyoneComes();
        await().atMost(PATIENCE).until(() -> unacknowledged() == 0);
        LastLook look = LastLook.after(history, everyone().toList(), this::log, PATIENCE_FOR_THE_LOG);
        System.out.println(history.count(History.Invoked.class) + " sent, "
                + history.count(History.Acknowledged.class) + " times acknowledged, "
                + history.count(History.Unknown.class) + " times unknown, " + look.stored() + " in the log, "
                + history.count(History.Shown.class) + " times shown, " + KILLS + " kills, 1 stop");
        assertThat(look.violations()).isEmpty();
        assertThat(everyone().mapToInt(ChatClient::resets)).containsOnly(0);
        assertThat(history.count(History.Refused.class)).isZero();
        assertThat(goodbyes).containsOnly("drain 4002");
    }

    private WarmlineProcess start() throws IOException {
        Map<String, String> environment = Map.of(
                "WARMLINE_PORT",
                Integer.toString(port),
                "WARMLINE_DATA_DIR",
                files.path().toString(),
                "WARMLINE_DEMO",
                "true",
                "WARMLINE_RATE_LIMITS",
                "off",
                // Loading it takes a third of a start, and it stores nothing.
                "WARMLINE_MODEL",
                "off");
        WarmlineProcess warmline =
                WarmlineProcess.start(environment, files.path().resolve("warmline-" + started.size() + ".out"));
        started.add(warmline);
        return warmline;
    }

    private Stream<ChatClient> everyone() {
        return Stream.concat(Stream.of(agent), visitors.stream());
    }

    /** Like real clients: whoever has no connection tries again, whoever has one becomes live on it. */
    private void everyoneComes() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (ChatClient client : everyone().filter(ChatClient::isLost).toList()) {
                client.tryToConnect();
            }
            assertThat(everyone()).allMatch(ChatClient::isLive);
        });
    }

    /** Once the clients have as much under way as they will, and each is being answered, any instant is as good as another. */
    private void awaitTheMiddleOfABurst() {
        List<Long> before = visitors.stream().map(KillNineIT::cursor).toList();
        await().atMost(PATIENCE)
                .until(() -> unacknowledged() >= UNDER_WAY_AT_LEAST
                        && IntStream.range(0, VISITORS).allMatch(i -> cursor(visitors.get(i)) > before.get(i)));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LATEST_KILL_MILLIS)));
    }

    private int unacknowledged() {
        return visitors.stream().collect(summingInt(ChatClient::unacknowledged));
    }

    private List<LogEntry> log() throws IOException, InterruptedException {
        List<LogEntry> log = new ArrayList<>();
        for (ChatClient visitor : visitors) {
            log.addAll(server.log(conversation(visitor), agent.token()));
        }
        return log;
    }

    private static UUID conversation(ChatClient visitor) {
        return visitor.cursors().keySet().iterator().next();
    }

    private static long cursor(ChatClient visitor) {
        return visitor.cursors().values().iterator().next();
    }
}
