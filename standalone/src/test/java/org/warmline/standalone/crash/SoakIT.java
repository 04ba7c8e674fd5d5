package org.warmline.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warmline.standalone.database.DataDirectoryFixture.aNewDataDirectory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.warmline.standalone.database.DataDirectoryFixture;
import org.warmline.standalone.faults.FaultProxy;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;

/**
 * The long version of the fault tests, for {@code ./warmline soak}: real processes, and one random fault after the other while
 * visitors write, until the time is over. What everybody saw is checked after each round of faults.
 */
@EnabledIfSystemProperty(named = "warmline.soak.minutes", matches = "\\d+")
class SoakIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long SEED = Long.getLong("warmline.soak.seed", System.nanoTime());
    private static final int FAULTS_IN_A_ROUND = 6;
    private static final int VISITORS = 12;
    private static final int IN_FLIGHT = 16;
    private static final int LATEST_FAULT_MILLIS = 1_500;

    private final Random random = new Random(SEED);
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private long acknowledged;
    private long shown;

    private enum Fault {
        NODE_KILLED,
        DATABASE_KILLED,
        BOTH_KILLED,
        NETWORK_CUT,
        NETWORK_CUT_IN_A_FRAME,
        NETWORK_SLOW,
        NODE_STOPPED
    }

    @Test
    void keepsItsPromisesUnderRandomFaults() throws Exception {
        long minutes = Long.getLong("warmline.soak.minutes", 1);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        System.out.println("Soaking for " + minutes + " minutes with seed " + SEED);
        while (System.nanoTime() < end) {
            round(end);
            System.out.println("So far " + faults + ", " + acknowledged + " times acknowledged, " + shown
                    + " times shown: nothing lost, nothing twice, nothing out of order");
        }
    }

    private void round(long end) throws Exception {
        int port = ChatServer.freePort();
        try (DataDirectoryFixture files = aNewDataDirectory();
                Running warmline = new Running(files, port);
                FaultProxy network = new FaultProxy(port);
                ChatServer server = new ChatServer(network.port());
                Crowd crowd = new Crowd(server, server, "agent@demo.test", VISITORS)) {
            crowd.begin();
            crowd.keepInFlight(IN_FLIGHT);
            for (int i = 0; i < FAULTS_IN_A_ROUND && System.nanoTime() < end; i++) {
                crowd.awaitProgress();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LATEST_FAULT_MILLIS)));
                Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
                System.out.println(fault + " with " + crowd.unacknowledged() + " sends under way");
                happens(fault, warmline, files, network, crowd);
                faults.merge(fault, 1, Integer::sum);
            }
            crowd.awaitProgress();

            assertThat(crowd.settle()).as("seed %s", SEED).isEmpty();
            assertThat(crowd.history().count(History.Refused.class)).isZero();
            assertThat(crowd.everyone().mapToInt(ChatClient::resets)).containsOnly(0);
            acknowledged += crowd.history().count(History.Acknowledged.class);
            shown += crowd.history().count(History.Shown.class);
        }
    }

    private void happens(Fault fault, Running warmline, DataDirectoryFixture files, FaultProxy network, Crowd crowd)
            throws Exception {
        switch (fault) {
            case NODE_KILLED -> warmline.killAndStartAgain();
            case DATABASE_KILLED -> {
                long killed = files.serverProcess();
                files.killServer();
                await().atMost(PATIENCE).until(() -> files.hasLivingServer() && files.serverProcess() != killed);
            }
            case BOTH_KILLED -> warmline.killAndStartAgain(files.serverProcess());
            case NETWORK_CUT -> network.cut();
            case NETWORK_CUT_IN_A_FRAME -> network.cutAfter(1 + random.nextInt(5_000));
            case NETWORK_SLOW -> {
                network.delay(Duration.ofMillis(1 + random.nextInt(100)));
                crowd.awaitProgress();
                network.mend();
            }
            case NODE_STOPPED -> warmline.stopAndStartAgain();
        }
    }

    /** A Warmline that is started again each time it ended. */
    private static final class Running implements AutoCloseable {
        private final DataDirectoryFixture files;
        private final int port;
        private final List<WarmlineProcess> started = new ArrayList<>();

        Running(DataDirectoryFixture files, int port) throws IOException {
            this.files = files;
            this.port = port;
            start();
        }

        private void start() throws IOException {
            Map<String, String> environment = Map.of(
                    "WARMLINE_PORT",
                    Integer.toString(port),
                    "WARMLINE_DATA_DIR",
                    files.path().toString(),
                    "WARMLINE_DEMO",
                    "true",
                    "WARMLINE_RATE_LIMITS",
                    "off");
            started.add(
                    WarmlineProcess.start(environment, files.path().resolve("warmline-" + started.size() + ".out")));
        }

        void killAndStartAgain(long... others) throws IOException, InterruptedException {
            started.getLast().kill(others);
            start();
        }

        void stopAndStartAgain() throws IOException, InterruptedException {
            started.getLast().terminate();
            assertThat(started.getLast().awaitExit()).isZero();
            start();
        }

        @Override
        public void close() {
            started.forEach(WarmlineProcess::close);
        }
    }
}
