package org.warmline.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.conversation.Append;
import org.warmline.conversation.Author;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.MessageLog;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffMember;

/** Hundreds whose connections break and who come back in the same moment: F7 of docs/reliability.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconnectStormIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MANY = 160;
    /** What a node asks by itself, in the seconds that a storm takes. */
    private static final int OTHER_STATEMENTS = 100;

    private FaultProxy toDatabase;
    private Node node;
    private FaultProxy network;
    private ChatServer throughTheNetwork;
    private ChatServer direct;
    private Crowd cut;
    private Crowd unaffected;

    @BeforeAll
    void start() {
        Map<String, Object> properties = Node.onNewDatabase();
        // They shake hands one by one, on a busy machine for longer than they may.
        properties.put("warmline.limits.hello-within", "90s");
        properties.put("datasources.default.connection-timeout", "30000");
        toDatabase = new FaultProxy(Node.databasePort(properties));
        node = Node.start(Node.through(toDatabase, properties));
        node.openTheShop();
        network = new FaultProxy(node.port());
        throughTheNetwork = new ChatServer(network.port());
        direct = new ChatServer(node.port());
        cut = new Crowd(throughTheNetwork, direct, Node.AGENT, MANY);
        cut.begin();
        unaffected = new Crowd(direct, direct, Node.AGENT, 4);
        unaffected.begin();
    }

    @AfterAll
    void stop() throws IOException {
        unaffected.close();
        cut.close();
        direct.close();
        throughTheNetwork.close();
        network.close();
        node.close();
        toDatabase.close();
    }

    @Test
    void bringsEverybodyWhatTheyMissedWhileTheOthersAreServed() throws Exception {
        unaffected.keepInFlight(2);
        unaffected.awaitProgress();
        network.goAway();
        await().atMost(PATIENCE).until(() -> cut.visitors().stream().allMatch(ChatClient::isLost));
        sayToEverybody("We are still here.");
        network.mend();

        CountDownLatch allThere = everybodyComesBack();
        await().atMost(PATIENCE).until(() -> allThere.getCount() == 0);
        unaffected.awaitProgress();

        await().atMost(PATIENCE).until(() -> cut.visitors().stream().allMatch(ChatClient::isLive));
        assertThat(unaffected.everyone()).allMatch(ChatClient::isLive);
        assertThat(unaffected.settle()).isEmpty();
        assertThat(cut.settle()).isEmpty();
        assertThat(cut.everyone().mapToInt(ChatClient::resets)).containsOnly(0);
        assertThat(unaffected.history().count(History.Unknown.class)).isZero();
    }

    /** The database is slow to answer, so that all have said hello before the first ones are answered. */
    @Test
    void asksTheDatabaseLessThanOnceForEachWhoComesBack() {
        unaffected.keepInFlight(0);
        await().atMost(PATIENCE).until(() -> unaffected.unacknowledged() == 0);
        awaitSilenceOfTheDatabase();
        network.cut();
        await().atMost(PATIENCE).until(() -> cut.visitors().stream().allMatch(ChatClient::isLost));
        toDatabase.delay(Duration.ofMillis(20));
        CountDownLatch allThere = everybodyComesBack();
        await().atMost(PATIENCE).until(() -> allThere.getCount() == 0);
        long before = toDatabase.pieces();

        await().atMost(PATIENCE).until(() -> cut.visitors().stream().allMatch(ChatClient::isLive));

        toDatabase.delay(Duration.ZERO);
        System.out.println(toDatabase.pieces() - before + " statements for " + MANY + " who came back");
        assertThat(toDatabase.pieces() - before).isLessThan(MANY + OTHER_STATEMENTS);
    }

    private CountDownLatch everybodyComesBack() {
        CountDownLatch allThere = new CountDownLatch(MANY);
        cut.visitors().forEach(visitor -> Thread.ofVirtual().start(() -> comeBack(visitor, allThere)));
        return allThere;
    }

    /** As often as it takes: nobody is promised a handshake. */
    private static void comeBack(ChatClient visitor, CountDownLatch allThere) {
        while (true) {
            try {
                visitor.comeBack(allThere);
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void sayToEverybody(String words) {
        MessageLog log = node.bean(MessageLog.class);
        StaffMember mara = node.bean(StaffDirectory.class).all().getFirst();
        List<CompletableFuture<?>> said = cut.visitors().stream()
                .<CompletableFuture<?>>map(visitor -> log.append(Append.text(
                        new ConversationId(Crowd.conversation(visitor)), Author.agent(mara), UUID.randomUUID(), words)))
                .toList();
        CompletableFuture.allOf(said.toArray(CompletableFuture[]::new)).join();
    }

    /** Once what was said is heard, a node asks but a few things each second. */
    private void awaitSilenceOfTheDatabase() {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(new FewPieces()::inTheLastSecond);
    }

    private final class FewPieces {
        private long before = toDatabase.pieces();

        boolean inTheLastSecond() {
            long lately = toDatabase.pieces() - before;
            before += lately;
            return lately < 30;
        }
    }
}
