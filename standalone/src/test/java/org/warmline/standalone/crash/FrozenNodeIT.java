package org.warmline.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warmline.standalone.database.DataDirectoryFixture.aNewDataDirectory;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmline.standalone.database.DataDirectoryFixture;
import org.warmline.standalone.faults.FaultProxy;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.ClosedAtEnd;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;

/**
 * One of two nodes gets no processor any more, in the middle of its work and with all its connections standing, and gets it again later:
 * F16 of docs/reliability.md.
 */
class FrozenNodeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOM = "agent2@demo.test";

    private final ClosedAtEnd opened = new ClosedAtEnd();
    private DataDirectoryFixture files;
    private int portOne;
    private int portTwo;
    private WarmlineProcess two;
    private FaultProxy balancer;
    private ChatServer first;
    private ChatServer second;
    private Crowd crowd;
    private ChatClient tom;

    /** Visitors come by the load balancer, to the second node, and so does Tom; Mara is at the first one. */
    @BeforeEach
    void start() throws IOException, InterruptedException {
        files = opened.add(aNewDataDirectory());
        String folder = files.path().toString();
        portOne = ChatServer.freePort();
        start(portOne, Map.of("WARMLINE_DATA_DIR", folder, "WARMLINE_DEMO", "true", "WARMLINE_CLUSTER", "true"));
        portTwo = ChatServer.freePort();
        two = start(portTwo, Map.of("WARMLINE_JOIN", folder));
        balancer = opened.add(new FaultProxy(portTwo));
        ChatServer balanced = opened.add(new ChatServer(balancer.port()));
        first = opened.add(new ChatServer(portOne));
        second = opened.add(new ChatServer(portTwo));
        crowd = opened.add(new Crowd(balanced, first, "agent@demo.test", 6));
        crowd.begin();
        tom = opened.add(ChatClient.staff(second, new History(), TOM));
        tom.connect();
        crowd.keepInFlight(8);
        crowd.awaitProgress();
    }

    @AfterEach
    void stop() throws Exception {
        opened.close();
    }

    @Test
    void letsItsClientsGoOnAtTheOtherNodeAndDoesNoHarmWhenItComesToItself() throws Exception {
        await().atMost(PATIENCE).until(() -> isTomOnline());
        crowd.awaitProgress();

        two.freeze();

        assertThat(second.isReady()).as("a load balancer's question").isFalse();
        balancer.forwardTo(portOne);
        await().atMost(PATIENCE).until(this::everyVisitorHasNoticed);
        crowd.visitors().forEach(ChatClient::disconnect);
        crowd.awaitProgress();
        await().atMost(PATIENCE).until(() -> !isTomOnline());
        crowd.awaitProgress();
        assertThat(crowd.agent().isLive()).isTrue();

        // What it had begun to store, it stores now, or is told that it is too late.
        two.thaw();

        await().atMost(PATIENCE).until(second::isReady);
        crowd.awaitProgress();
        balancer.forwardTo(portTwo);
        crowd.visitors().forEach(ChatClient::disconnect);
        crowd.awaitProgress();
        assertThat(crowd.settle()).isEmpty();
        assertThat(crowd.history().count(History.Refused.class)).isZero();
        assertThat(crowd.everyone().mapToInt(ChatClient::resets)).containsOnly(0);
        // As any client whose connection was given up.
        await().atMost(PATIENCE).until(() -> {
            if (tom.isLost()) {
                tom.tryToConnect();
            }
            return isTomOnline();
        });
    }

    /** Two questions without an answer, one after the other: what the wire calls a missed heartbeat. */
    private boolean everyVisitorHasNoticed() {
        crowd.visitors().forEach(ChatClient::ping);
        return crowd.visitors().stream().allMatch(visitor -> visitor.unansweredPings() > 2);
    }

    private boolean isTomOnline() throws IOException, InterruptedException {
        return first.isOnline("Tom Okafor", crowd.agent().token());
    }

    private WarmlineProcess start(int port, Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("WARMLINE_PORT", Integer.toString(port));
        environment.put("WARMLINE_RATE_LIMITS", "off");
        environment.put("WARMLINE_MODEL", "off");
        return opened.add(WarmlineProcess.start(environment, files.path().resolve("warmline-" + port + ".out")));
    }
}
