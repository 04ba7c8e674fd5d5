package org.warmline.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;
import org.warmline.standalone.history.LogEntry;

/** A database that is away, that is slow, and whose answer is lost: F3, F4 and F5 of docs/reliability.md. */
class DatabaseFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Part of what everybody in a crowd says; on its way to the database it is in the one statement that stores it. */
    private static final String CROWD_SPEAKS = "says number";

    private FaultProxy toDatabase;
    private Node node;
    private ChatServer server;
    private Crowd crowd;

    @BeforeEach
    void start() {
        Map<String, Object> properties = Node.onNewDatabase();
        toDatabase = new FaultProxy(Node.databasePort(properties));
        node = Node.start(Node.through(toDatabase, properties));
        node.openTheShop();
        server = new ChatServer(node.port());
        crowd = new Crowd(server, server, Node.AGENT, 6);
        crowd.begin();
    }

    @AfterEach
    void stop() throws IOException {
        crowd.close();
        server.close();
        toDatabase.mend();
        node.close();
        toDatabase.close();
    }

    @Test
    void storesOnceAndShowsEveryoneWhatWasCommittedWithoutAnAnswer() throws Exception {
        ChatClient visitor = visitorBeingServed();
        toDatabase.loseTheAnswerTo("Is it stored or not?");

        UUID id = visitor.send("Is it stored or not?");

        await().atMost(PATIENCE).until(() -> crowd.unacknowledged() == 0);
        assertThat(toDatabase.isArmed()).isFalse();
        // It was told that nothing was confirmed, and sent it again by itself, under the same id.
        assertThat(crowd.history().events()).contains(new History.Unknown(id));
        assertThat(crowd.settle()).isEmpty();
        assertThat(crowd.log()).extracting(LogEntry::id).containsOnlyOnce(id);
        assertThat(visitor.isLive()).isTrue();
    }

    @Test
    void showsReadersWhatWasCommittedWithoutAnAnswerThoughItsSenderNeverComesBack() throws Exception {
        ChatClient visitor = visitorBeingServed();
        UUID conversation = Crowd.conversation(visitor);
        long before = cursor(crowd.agent(), conversation);
        toDatabase.loseTheAnswerTo("My battery is");

        visitor.send("My battery is");
        await().atMost(PATIENCE).until(() -> !toDatabase.isArmed());
        visitor.disconnect();

        await().atMost(PATIENCE).until(() -> cursor(crowd.agent(), conversation) > before);
        assertThat(crowd.settle()).isEmpty();
    }

    /** The first message goes another way than those that follow: in a transaction of several statements. */
    @Test
    void beginsOneConversationThoughItsCommitWasNotAnswered() throws Exception {
        try (Crowd newcomers = new Crowd(server, server, Node.AGENT, 1)) {
            toDatabase.loseTheAnswerTo("Hello, ", "COMMIT");

            newcomers.begin();

            assertThat(toDatabase.isArmed()).isFalse();
            assertThat(newcomers.history().count(History.Unknown.class)).isPositive();
            assertThat(newcomers.settle()).isEmpty();
        }
    }

    @Test
    void losesNothingWhenAnswersToCommitsAreLost() throws Exception {
        crowd.keepInFlight(4);
        losesNothingIn(5, () -> toDatabase.loseTheAnswerTo(CROWD_SPEAKS));
    }

    @Test
    void losesNothingWhenCommitsNeverReachTheDatabase() throws Exception {
        crowd.keepInFlight(4);
        losesNothingIn(5, () -> toDatabase.loseTheRequest(CROWD_SPEAKS));
    }

    private void losesNothingIn(int rounds, Runnable fault) throws Exception {
        for (int i = 0; i < rounds; i++) {
            fault.run();
            await().atMost(PATIENCE).until(() -> !toDatabase.isArmed());
            crowd.awaitProgress();
        }

        assertThat(crowd.settle()).isEmpty();
        assertThat(crowd.history().count(History.Unknown.class)).isPositive();
        assertThat(crowd.history().count(History.Refused.class)).isZero();
    }

    @Test
    void confirmsNothingWhileTheDatabaseIsAwayAndGoesOnAfterwards() throws Exception {
        crowd.keepInFlight(4);
        crowd.awaitProgress();
        toDatabase.goAway();
        await().atMost(PATIENCE).until(() -> !node.isReady());

        assertThat(crowd.acknowledgedUntilUnknown(24)).isZero();
        assertThat(crowd.everyone()).allMatch(ChatClient::isLive);
        assertThat(node.isAlive()).isTrue();
        assertThat(node.isReady()).isFalse();

        toDatabase.mend();
        await().atMost(PATIENCE).until(node::isReady);
        crowd.awaitProgress();
        assertThat(crowd.settle()).isEmpty();
        assertThat(crowd.history().count(History.Refused.class)).isZero();
    }

    @Test
    void confirmsLateAndNeverWronglyWhileTheDatabaseIsSlow() throws Exception {
        crowd.keepInFlight(4);
        crowd.awaitProgress();
        toDatabase.delay(Duration.ofMillis(500));

        crowd.awaitProgress();

        toDatabase.mend();
        assertThat(crowd.settle()).isEmpty();
        assertThat(crowd.history().count(History.Refused.class)).isZero();
    }

    /** Somebody whose next message changes nothing but the log, so that one statement stores it. */
    private ChatClient visitorBeingServed() {
        ChatClient visitor = crowd.visitors().getFirst();
        visitor.send("Thank you for having me.");
        await().atMost(PATIENCE).until(() -> crowd.unacknowledged() == 0);
        return visitor;
    }

    private static long cursor(ChatClient client, UUID conversation) {
        return client.cursors().getOrDefault(conversation, 0L);
    }
}
