package org.warmline.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmline.signal.Peers;
import org.warmline.signal.Signal;
import org.warmline.signal.Signals;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;

/** Two nodes, of which one goes, or hears nothing, or everything more than once: F6, F8 and F15 of docs/reliability.md. */
class TwoNodesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** What a connection says before it hears other nodes. */
    private static final String LISTENING = "listen \"warmline\"";

    private static final long SEED = Long.getLong("warmline.seed", 20261121);

    private FaultProxy toDatabase;
    private Node one;
    private Node two;
    private FaultProxy balancer;
    private ChatServer balanced;
    private ChatServer second;
    private Crowd crowd;

    /** Visitors come by the load balancer, to the first node; the agent is at the second, whose database is behind a proxy. */
    @BeforeEach
    void start() {
        Map<String, Object> properties = Node.onNewDatabase();
        properties.put("warmline.cluster", "true");
        toDatabase = new FaultProxy(Node.databasePort(properties));
        one = Node.start(properties);
        one.openTheShop();
        two = Node.start(Node.through(toDatabase, properties));
        await().atMost(PATIENCE)
                .until(() -> !one.bean(Peers.class).isAlone()
                        && !two.bean(Peers.class).isAlone());
        balancer = new FaultProxy(one.port());
        balanced = new ChatServer(balancer.port());
        second = new ChatServer(two.port());
        crowd = new Crowd(balanced, second, Node.AGENT, 6);
        crowd.begin();
        crowd.keepInFlight(4);
        crowd.awaitProgress();
    }

    @AfterEach
    void stop() throws IOException {
        crowd.close();
        balanced.close();
        second.close();
        balancer.close();
        two.close();
        one.close();
        toDatabase.close();
    }

    @Test
    void losesAndFailsNothingWhenTheNodeIsReplacedUnderItsClients() throws Exception {
        Thread deploy = Thread.ofVirtual().start(one::close);
        await().atMost(PATIENCE).until(() -> crowd.visitors().stream().allMatch(ChatClient::isLost));

        assertThat(crowd.visitors())
                .allSatisfy(visitor ->
                        assertThat(visitor.bye() + " " + visitor.closeCode()).isEqualTo("drain 4002"));
        assertThat(crowd.visitors().stream().map(ChatClient::reconnectAfterMs).distinct())
                .as("told to come back at different moments")
                .hasSizeGreaterThan(1);
        assertThat(one.isReady()).isFalse();
        balancer.forwardTo(two.port());
        crowd.awaitProgress();
        deploy.join();
        crowd.awaitProgress();
        assertAllIsWell();
    }

    @Test
    void bringsMessagesByTheDatabaseWhenTheOtherNodeIsNotHeardAndNothingTellsSo() throws Exception {
        deafenTheSecond();

        for (int i = 0; i < 3; i++) {
            long shown = shownToTheAgent();
            crowd.awaitProgress();
            await().atMost(PATIENCE).until(() -> shownToTheAgent() > shown);
        }

        assertAllIsWell();
    }

    @Test
    void hearsTheOtherNodeAgainWhenItsConnectionHasGoneDeafWithoutAWord() throws Exception {
        deafenTheSecond();
        // What is deaf stays so; a new connection would hear.
        toDatabase.mend();
        Queue<Signal> heard = new ConcurrentLinkedQueue<>();
        two.bean(Signals.class).subscribe(heard::addAll);

        await().atMost(PATIENCE).until(() -> !heard.isEmpty());

        assertAllIsWell();
    }

    @Test
    void takesNoHarmFromHintsThatComeTwiceOrLateOrOutOfOrder() throws Exception {
        Random random = new Random(SEED);
        Queue<Signal> heard = new ConcurrentLinkedQueue<>();
        two.bean(Signals.class).subscribe(heard::addAll);
        one.bean(Signals.class).subscribe(heard::addAll);
        for (int round = 0; round < 5; round++) {
            crowd.awaitProgress();
            await().atMost(PATIENCE).until(() -> !heard.isEmpty());
            List<Signal> soFar = List.copyOf(heard);
            for (int i = 0; i < 200; i++) {
                Signal again = soFar.get(random.nextInt(soFar.size()));
                (random.nextBoolean() ? one : two).bean(Signals.class).publish(again);
                if (again instanceof Signal.Appended news) {
                    // And one that tells everything anew.
                    one.bean(Signals.class)
                            .publish(new Signal.Appended(news.conversation(), news.scope(), 1, news.to()));
                }
            }
        }

        assertAllIsWell();
        assertThat(heard).as("hints were heard again").hasSizeGreaterThan(1_000);
    }

    /** From its next listening on, the second node is deaf on a connection that looks well. */
    private void deafenTheSecond() {
        toDatabase.swallowWhoSays(LISTENING);
        toDatabase.cut();
        await().atMost(PATIENCE).until(toDatabase::hasSwallowed);
    }

    private long shownToTheAgent() {
        return crowd.agent().cursors().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void assertAllIsWell() throws Exception {
        assertThat(crowd.settle()).isEmpty();
        assertThat(crowd.history().count(History.Refused.class)).isZero();
        assertThat(crowd.everyone().mapToInt(ChatClient::resets)).containsOnly(0);
    }
}
