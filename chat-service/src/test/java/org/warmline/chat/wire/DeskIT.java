package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Role;
import org.warmline.workspace.TeamId;

/** Each test has an inbox of a team of its own, so that nobody else is given its conversations. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskIT implements TestPropertyProvider {
    @Inject
    House house;

    private Person agent;
    private Person lead;
    private Guest guest;
    private String inbox;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void openAShop() {
        agent = house.employ(Role.AGENT, true);
        lead = house.employ(Role.LEAD);
        TeamId team = house.team("Orders", agent);
        inbox = "shop-" + UUID.randomUUID();
        house.inbox(inbox, team);
        guest = house.guest(inbox);
    }

    @Test
    void givesAQueuedConversationToAnAgentWhoConnects() {
        UUID conversation = begun();
        assertThat(shown(conversation).text("/status")).isEqualTo("queued");

        try (SocketClient staff = house.greeted(agent.token())) {
            JsonNode told = staff.await(frame -> SocketClient.type(frame).equals("conversation")
                    && frame.path("status").asText().equals("assigned"));

            assertThat(told.at("/details/assignee/id").asText())
                    .isEqualTo(agent.id().toString());
            assertThat(told.at("/details/assignmentReasons/0/text").asText()).isNotEmpty();
        }
    }

    @Test
    void tellsTheVisitorTheirPlaceInTheQueueAndThatTheyNoLongerWait() {
        try (SocketClient visitor = house.greeted(guest.token())) {
            UUID conversation = SocketClient.conversation(visitor.sent(null, "Hello"));
            assertThat(visitor.await("queue").path("position").asInt()).isPositive();

            assertThat(act(conversation, "assign", lead, Map.of("assignee", "me"))
                            .status())
                    .isEqualTo(200);

            visitor.await(frame -> SocketClient.type(frame).equals("queue")
                    && frame.path("conversation").asText().equals(conversation.toString())
                    && frame.path("position").asInt(-1) == 0);
        }
    }

    @Test
    void goesOnWithTheQueueWhenThereIsRoomAgain() {
        house.capacity(agent, 1);
        try (SocketClient staff = house.greeted(agent.token())) {
            UUID first = begun();
            awaitStatus(first, "assigned");
            Guest second = house.guest(inbox);
            UUID waiting = begun(second);
            assertThat(shown(waiting).text("/status")).isEqualTo("queued");

            act(first, "resolve", agent, Map.of());

            awaitStatus(waiting, "assigned");
            assertThat(staff.isOpen()).isTrue();
        }
    }

    @Test
    void escalatesOnRequestAndSaysWhy() {
        UUID conversation = begun();

        Reply escalated = act(conversation, "escalate", lead, Map.of("reason", "Needs somebody who bakes"));

        assertThat(escalated.status()).isEqualTo(200);
        assertThat(escalated.text("/escalation/reason")).isEqualTo("person-requested");
        assertThat(escalated.text("/escalation/because")).isEqualTo("Needs somebody who bakes");
        try (SocketClient staff = house.greeted(agent.token())) {
            awaitStatus(conversation, "assigned");
            assertThat(shown(conversation).text("/assignee/id"))
                    .isEqualTo(agent.id().toString());
            assertThat(staff.isOpen()).isTrue();
        }
    }

    @Test
    void refusesToEscalateWithoutAReason() {
        UUID conversation = begun();

        assertThat(act(conversation, "escalate", lead, Map.of("reason", " ")).code())
                .isEqualTo("invalid_field");
        assertThat(act(conversation, "escalate", lead, Map.of("reason", "x".repeat(501)))
                        .code())
                .isEqualTo("invalid_field");
    }

    @Test
    void assignsToOneselfToAnotherAndBackIntoTheQueue() {
        UUID conversation = begun();

        assertThat(act(conversation, "assign", lead, Map.of("assignee", "me")).text("/assignee/id"))
                .isEqualTo(lead.id().toString());
        assertThat(act(
                                conversation,
                                "assign",
                                lead,
                                Map.of("assignee", agent.id().toString()))
                        .text("/assignee/id"))
                .isEqualTo(agent.id().toString());
        Map<String, @Nullable String> nobody = new HashMap<>();
        nobody.put("assignee", null);
        Reply returned = act(conversation, "assign", lead, nobody);
        assertThat(returned.text("/status")).isEqualTo("queued");
        assertThat(returned.json().path("assignee").isNull()).isTrue();
    }

    @Test
    void refusesToAssignToWhomItDoesNotKnow() {
        UUID conversation = begun();
        long before = house.saidByPeople();

        for (String field : new String[] {"assignee", "team"}) {
            Reply refusal = act(
                    conversation,
                    "assign",
                    lead,
                    Map.of(field, UUID.randomUUID().toString()));
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.text("/errors/0/field")).isEqualTo(field);
        }
        assertThat(act(conversation, "assign", lead, Map.of()).code()).isEqualTo("invalid_field");
        assertThat(house.saidByPeople()).isEqualTo(before);
    }

    @Test
    void tellsTheVisitorWhoAnswersThem() {
        try (SocketClient visitor = house.greeted(guest.token())) {
            UUID conversation = SocketClient.conversation(visitor.sent(null, "Hello"));

            act(conversation, "assign", lead, Map.of("assignee", "me"));

            JsonNode told = visitor.await(frame -> SocketClient.type(frame).equals("conversation")
                    && frame.path("status").asText().equals("assigned"));
            assertThat(told.at("/assignee/name").asText()).isEqualTo("Mara");
            assertThat(told.has("details")).isFalse();
            assertThat(told.at("/assignee").has("id")).isFalse();
        }
    }

    @Test
    void takesARatingOnceResolvedAndReplacesItByTheNext() {
        UUID conversation = begun();
        act(conversation, "assign", agent, Map.of("assignee", "me"));
        assertThat(rate(conversation, Map.of("score", 5)).status()).isEqualTo(409);
        assertThat(house.get("/api/v1/conversations/" + conversation, lead.token())
                        .status())
                .isEqualTo(200);
        act(conversation, "resolve", agent, Map.of());
        act(conversation, "assign", lead, Map.of("assignee", "me"));
        act(conversation, "resolve", lead, Map.of());
        long asked = house.count("satisfaction where score is not null");

        Reply first = rate(conversation, Map.of("score", 2, "comment", "Too slow"));
        Reply second = rate(conversation, Map.of("score", 4));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("/comment")).isEqualTo("Too slow");
        assertThat(first.text("/agent/name")).isEqualTo("Mara");
        assertThat(second.json().path("score").asInt()).isEqualTo(4);
        assertThat(house.count("satisfaction where score is not null")).isEqualTo(asked + 1);
    }

    @Test
    void keepsTheRatingWithTheAgentWhoHadItThen() {
        UUID conversation = begun();
        act(conversation, "assign", agent, Map.of("assignee", "me"));
        act(conversation, "resolve", agent, Map.of());
        rate(conversation, Map.of("score", 5));

        act(conversation, "reopen", lead, Map.of());
        act(conversation, "assign", lead, Map.of("assignee", "me"));

        assertThat(house.count("satisfaction where score = 5 and agent_id = '" + agent.id() + "'"))
                .isEqualTo(1);
        assertThat(house.count("satisfaction where agent_id = '" + lead.id() + "'"))
                .isZero();
    }

    @Test
    void refusesRatingsOutOfRange() {
        UUID conversation = begun();
        act(conversation, "resolve", lead, Map.of());

        for (Object score : new Object[] {0, 6, 4.5, "5", true}) {
            assertThat(rate(conversation, Map.of("score", score)).code()).isEqualTo("invalid_field");
        }
        assertThat(rate(conversation, Map.of()).code()).isEqualTo("invalid_field");
        assertThat(rate(conversation, Map.of("score", 5, "comment", "x".repeat(2_001)))
                        .code())
                .isEqualTo("invalid_field");
    }

    @Test
    void keepsTheAgentOfAReopenedConversationWhoIsThere() {
        UUID conversation = begun();
        act(conversation, "assign", agent, Map.of("assignee", "me"));
        act(conversation, "resolve", agent, Map.of());
        try (SocketClient staff = house.greeted(agent.token())) {
            Reply reopened = act(conversation, "reopen", lead, Map.of());

            assertThat(reopened.text("/status")).isEqualTo("assigned");
            assertThat(reopened.text("/assignee/id")).isEqualTo(agent.id().toString());
            assertThat(staff.isOpen()).isTrue();
        }
    }

    @Test
    void queuesAReopenedConversationWhoseAgentIsAway() {
        UUID conversation = begun();
        act(conversation, "assign", agent, Map.of("assignee", "me"));
        act(conversation, "resolve", agent, Map.of());
        try (SocketClient staff = house.greeted(agent.token())) {
            house.call("PUT", "/api/v1/me/availability", agent.token(), "{\"availability\":\"away\"}");

            Reply reopened = act(conversation, "reopen", lead, Map.of());

            assertThat(reopened.text("/status")).isEqualTo("queued");
            assertThat(reopened.json().path("assignee").isNull()).isTrue();
            assertThat(staff.isOpen()).isTrue();
        }
    }

    @Test
    void resolvesAResolvedOneWithoutAskingAgain() {
        UUID conversation = begun();
        act(conversation, "resolve", lead, Map.of());
        long asked = house.count("satisfaction");

        assertThat(act(conversation, "resolve", lead, Map.of()).text("/status")).isEqualTo("resolved");
        assertThat(house.count("satisfaction")).isEqualTo(asked);
    }

    private UUID begun() {
        return begun(guest);
    }

    private UUID begun(Guest visitor) {
        try (SocketClient client = house.greeted(visitor.token())) {
            return SocketClient.conversation(client.sent(null, "Hello"));
        }
    }

    private Reply shown(UUID conversation) {
        return house.get("/api/v1/conversations/" + conversation, lead.token());
    }

    private void awaitStatus(UUID conversation, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shown(conversation).text("/status").equals(status));
    }

    private Reply act(UUID conversation, String what, Person by, Map<String, ?> body) {
        return house.post("/api/v1/conversations/" + conversation + "/" + what, by.token(), body);
    }

    private Reply rate(UUID conversation, Map<String, ?> body) {
        return house.post("/api/v1/conversations/" + conversation + "/satisfaction", guest.token(), body);
    }
}
