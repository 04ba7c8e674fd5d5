package org.warmline.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;
import org.warmline.standalone.history.Violation;

/** Time and history that go back: F13 and F18 of docs/reliability.md. */
class ClockAndBackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void keepsTheOrderWhileTheClockStepsBackAndForth() throws Exception {
        AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
        try (Node node = Node.start(Node.onNewDatabase(), new SteppingClock(offset));
                ChatServer server = new ChatServer(nodeWithShop(node).port());
                Crowd crowd = new Crowd(server, server, Node.AGENT, 4)) {
            crowd.begin();
            crowd.keepInFlight(4);
            for (int hours : List.of(-1, 2, -3, 0)) {
                crowd.awaitProgress();
                offset.set(Duration.ofHours(hours));
                crowd.awaitProgress();
                // Who comes back at another time is still who they were, and goes on where they were.
                crowd.everyone().forEach(ChatClient::disconnect);
                crowd.awaitProgress();
            }

            assertThat(crowd.settle()).isEmpty();
            assertThat(crowd.history().count(History.Refused.class)).isZero();
            List<Instant> times =
                    crowd.log().stream().map(entry -> Instant.parse(entry.at())).toList();
            assertThat(times)
                    .as("the clock has stepped")
                    .isNotEqualTo(times.stream().sorted().toList());
        }
    }

    @Test
    void makesEveryClientForgetWhatARestoredBackupHasLost() throws Exception {
        Map<String, Object> properties = Node.onNewDatabase();
        Node before = nodeWithShop(Node.start(properties));
        try (FaultProxy address = new FaultProxy(before.port());
                ChatServer server = new ChatServer(address.port());
                Crowd crowd = new Crowd(server, server, Node.AGENT, 4)) {
            crowd.begin();
            crowd.keepInFlight(2);
            crowd.awaitProgress();
            before.close();
            awaitEverybodyLost(crowd);
            String backup = Backup.of(properties);

            Set<UUID> inTheBackup = acknowledged(crowd);
            try (Node doomed = Node.start(properties)) {
                address.forwardTo(doomed.port());
                crowd.awaitProgress();
                crowd.awaitProgress();
            }
            awaitEverybodyLost(crowd);

            Set<UUID> lost = acknowledged(crowd);
            lost.removeAll(inTheBackup);
            assertThat(lost).isNotEmpty();
            try (Node restored = Node.start(Backup.restored(properties, backup))) {
                address.forwardTo(restored.port());
                crowd.awaitProgress();

                List<Violation> violations = crowd.settle();

                assertThat(violations)
                        .as("only what was confirmed after the backup is missing, and nobody shows it")
                        .allSatisfy(violation -> assertThat(violation)
                                .isInstanceOfSatisfying(
                                        Violation.Lost.class,
                                        it -> assertThat(lost).contains(it.id())));
                assertThat(crowd.everyone().mapToInt(ChatClient::resets)).allMatch(resets -> resets > 0);
                crowd.close();
            }
        } finally {
            before.close();
        }
    }

    private static void awaitEverybodyLost(Crowd crowd) {
        await().atMost(PATIENCE).until(() -> crowd.everyone().allMatch(ChatClient::isLost));
    }

    private static Set<UUID> acknowledged(Crowd crowd) {
        return crowd.history().events().stream()
                .filter(History.Acknowledged.class::isInstance)
                .map(event -> ((History.Acknowledged) event).id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Node nodeWithShop(Node node) {
        node.openTheShop();
        return node;
    }

    /** The system's clock, off by as much as a test says. */
    private static final class SteppingClock extends Clock {
        private final AtomicReference<Duration> offset;

        SteppingClock(AtomicReference<Duration> offset) {
            this.offset = offset;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
