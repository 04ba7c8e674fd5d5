package org.warmline.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;

/** The network between the clients and their node: F6 of docs/reliability.md. */
class NetworkFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ROUNDS = 6;

    private Node node;
    private FaultProxy network;
    private ChatServer throughTheNetwork;
    private Crowd crowd;

    @BeforeEach
    void start() {
        Map<String, Object> properties = Node.onNewDatabase();
        properties.put("warmline.limits.ping-every", "1s");
        node = Node.start(properties);
        node.openTheShop();
        network = new FaultProxy(node.port());
        throughTheNetwork = new ChatServer(network.port());
        crowd = new Crowd(throughTheNetwork, throughTheNetwork, Node.AGENT, 6);
        crowd.begin();
        crowd.keepInFlight(4);
    }

    @AfterEach
    void stop() throws IOException {
        crowd.close();
        throughTheNetwork.close();
        network.close();
        node.close();
    }

    @Test
    void continuesEveryStreamWhereItWasCut() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            crowd.awaitProgress();
            network.cut();
            awaitAllLost();
        }

        assertAllIsWell();
    }

    @Test
    void continuesEveryStreamThatWasCutInTheMiddleOfAFrame() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            crowd.awaitProgress();
            network.cutAfter(701 + 97 * i);
            awaitAllLost();
        }

        assertAllIsWell();
    }

    @Test
    void findsConnectionsThatEndedWithoutAWord() throws Exception {
        crowd.awaitProgress();
        double before = closedForSilence();

        network.swallow();

        await().atMost(PATIENCE)
                .until(() -> closedForSilence() == before + crowd.everyone().count());
        // Nobody told the clients either: they have gone on waiting.
        assertThat(crowd.everyone()).allMatch(ChatClient::isLive);
        network.mend();
        crowd.awaitProgress();
        assertAllIsWell();
    }

    private void awaitAllLost() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(crowd.everyone()).allMatch(ChatClient::isLost));
    }

    private void assertAllIsWell() throws Exception {
        assertThat(crowd.settle()).isEmpty();
        assertThat(crowd.history().count(History.Refused.class)).isZero();
        assertThat(crowd.everyone().mapToInt(ChatClient::resets)).containsOnly(0);
    }

    private double closedForSilence() {
        return node.bean(MeterRegistry.class).find("warmline.closes").tag("code", "4004").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
