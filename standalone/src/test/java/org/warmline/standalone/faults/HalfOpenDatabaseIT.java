package org.warmline.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.jdbc.DataSourceResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;
import org.warmline.storage.Sql;
import org.warmline.storage.StorageException;
import org.warmline.web.launch.Settings;

/** A database that is cut off without a word, while it can be reached anew: F6 of docs/reliability.md. */
class HalfOpenDatabaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String URL = "datasources.default.url";

    @Test
    void goesOnByNewConnectionsWhenAllThatStandAreDeadWithoutAWord() throws Exception {
        Map<String, Object> properties = Node.onNewDatabase();
        try (FaultProxy toDatabase = new FaultProxy(Node.databasePort(properties))) {
            properties = Node.through(toDatabase, properties);
            // An operator's own value, so that a test need not wait for ours.
            properties.put(URL, asAnOperatorGivesIt(properties.get(URL) + "&socketTimeout=2"));
            try (Node node = Node.start(properties);
                    ChatServer server = new ChatServer(shop(node).port());
                    Crowd crowd = new Crowd(server, server, Node.AGENT, 4)) {
                assertThat(timeout(node)).as("the operator's value").isEqualTo(Duration.ofSeconds(2));
                crowd.begin();
                crowd.keepInFlight(2);
                crowd.awaitProgress();
                // They are asked something at the moment it happens: idle ones are looked at before they are used.
                List<CompletableFuture<?>> asked = List.of(askForLong(node), askForLong(node));
                await().atMost(PATIENCE).until(() -> asking(node) == asked.size());

                toDatabase.swallowWhatStands();

                assertThat(asked).allSatisfy(HalfOpenDatabaseIT::isGivenUp);
                assertThat(crowd.everyone()).allMatch(ChatClient::isLive);
                crowd.awaitProgress();
                await().atMost(PATIENCE).until(node::isReady);
                assertThat(crowd.settle()).isEmpty();
                assertThat(crowd.history().count(History.Refused.class)).isZero();
            }
        }
    }

    @Test
    void givesUpAfterHalfAMinuteOfSilence() throws Exception {
        try (Node node = Node.start(Node.onNewDatabase())) {
            assertThat(timeout(node)).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void doesNotCutAMigrationThatIsSilentForLonger(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("V209901010000__takes_long.sql"), "select pg_sleep(2);");
        Map<String, Object> properties = Node.onNewDatabase();
        properties.put(URL, properties.get(URL) + "?socketTimeout=1");
        properties.put("datasources.default.connection-init-sql", "set idle_in_transaction_session_timeout = '1s'");
        properties.put(
                "flyway.datasources.default.locations", List.of("classpath:db/migration", "filesystem:" + folder));

        try (Node node = Node.start(properties)) {
            assertThat(node.bean(Sql.class)
                            .list(
                                    "select description from flyway_schema_history where success",
                                    row -> row.text("description")))
                    .contains("takes long");
            assertThat(timeout(node)).as("of everything else").isEqualTo(Duration.ofSeconds(1));
        }
    }

    private static CompletableFuture<?> askForLong(Node node) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(node.bean(Sql.class).list("select pg_sleep(1.5)::text", row -> 1));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static long asking(Node node) {
        return node.bean(Sql.class)
                .first(
                        "select count(*) as asking from pg_stat_activity where datname = current_database() and query like"
                                + " 'select pg_sleep(1.5)%' and state = 'active'",
                        row -> row.number("asking"))
                .orElseThrow();
    }

    private static void isGivenUp(CompletableFuture<?> asked) {
        await().atMost(PATIENCE).until(asked::isDone);
        assertThat(asked)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withRootCauseInstanceOf(IOException.class)
                .havingCause()
                .isInstanceOf(StorageException.class);
    }

    private static Duration timeout(Node node) throws SQLException {
        DataSource pool = node.bean(DataSourceResolver.class).resolve(node.bean(DataSource.class));
        try (Connection connection = pool.getConnection()) {
            return Duration.ofMillis(connection.getNetworkTimeout());
        }
    }

    private static String asAnOperatorGivesIt(Object url) {
        return Settings.from(Map.of("WARMLINE_DATABASE_URL", url.toString()))
                .database()
                .orElseThrow()
                .url();
    }

    private static Node shop(Node node) {
        node.openTheShop();
        return node;
    }
}
