package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Role;

/** A database that takes its time to store, here because somebody else holds a row: a part of F4 of docs/reliability.md. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowDatabaseIT implements TestPropertyProvider {
    private final Map<String, String> database = TestDatabase.fresh();

    @Inject
    House house;

    @Override
    public Map<String, String> getProperties() {
        return database;
    }

    @Test
    void answersPingsAndPassesTypingOnWhileMessagesWaitToBeStored() throws Exception {
        house.inbox("shop", null);
        Person agent = house.employ(Role.AGENT);
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        try (SocketClient visitor = house.greeted(guest.token());
                SocketClient staff = house.greeted(agent.token());
                Connection somebodyElse =
                        DriverManager.getConnection(database.get("datasources.default.url"), "postgres", "postgres")) {
            staff.follow(conversation, 1);
            staff.untilLive(conversation);
            hold(somebodyElse);
            visitor.send(conversation, "Is this stored?");
            visitor.say(SocketClient.typing(conversation));

            assertThat(staff.await("typing").at("/by/kind").asText()).isEqualTo("visitor");
            List<JsonNode> meanwhile = visitor.untilPong();
            assertThat(SocketClient.types(meanwhile)).doesNotContain("ack", "error");

            somebodyElse.rollback();
            assertThat(visitor.await("ack").path("seq").asInt()).isEqualTo(2);
            assertThat(staff.await("message").path("seq").asInt()).isEqualTo(2);
        }
    }

    /** Nothing is stored meanwhile, and everything can be read. */
    private static void hold(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute("lock table message in exclusive mode");
        }
    }
}
