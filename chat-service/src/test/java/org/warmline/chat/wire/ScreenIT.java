package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warmline.chat.wire.House.Guest;

class ScreenIT extends WithShop {
    @Test
    void tellsAVisitorWhoComesBackWhoHasTheirConversation() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        house.post("/api/v1/conversations/" + conversation + "/assign", agent.token(), Map.of("assignee", "me"));
        try (SocketClient visitor = house.connect()) {
            visitor.say(Map.of("type", "hello", "token", guest.token()));

            JsonNode told =
                    SocketClient.ofType(visitor.untilGreeted(), "conversation").getFirst();
            assertThat(SocketClient.conversation(told)).isEqualTo(conversation);
            assertThat(told.path("status").asText()).isEqualTo("assigned");
            assertThat(told.at("/assignee/name").asText())
                    .isEqualTo(agent.member().name());
            assertThat(told.path("assignee").size()).isEqualTo(1);
        }
    }

    @Test
    void tellsAVisitorWhoComesBackThatTheyWaitAndForHowMany() {
        house.said(house.guest("shop"), 1);
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        try (SocketClient visitor = house.connect()) {
            visitor.say(Map.of("type", "hello", "token", guest.token()));

            List<JsonNode> heard = visitor.untilGreeted();
            assertThat(SocketClient.ofType(heard, "conversation")
                            .getFirst()
                            .path("status")
                            .asText())
                    .isEqualTo("queued");
            JsonNode queue = SocketClient.ofType(heard, "queue").getFirst();
            assertThat(SocketClient.conversation(queue)).isEqualTo(conversation);
            assertThat(queue.path("position").asInt()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void tellsAVisitorWhoComesBackWhoHelpedThemSoThatTheyCanRateIt() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        house.post("/api/v1/conversations/" + conversation + "/assign", agent.token(), Map.of("assignee", "me"));
        house.post("/api/v1/conversations/" + conversation + "/resolve", agent.token(), Map.of());
        try (SocketClient visitor = house.connect()) {
            visitor.say(Map.of("type", "hello", "token", guest.token()));

            List<JsonNode> heard = visitor.untilGreeted();
            JsonNode told = SocketClient.ofType(heard, "conversation").getFirst();
            assertThat(told.path("status").asText()).isEqualTo("resolved");
            assertThat(told.at("/assignee/name").asText())
                    .isEqualTo(agent.member().name());
            assertThat(SocketClient.ofType(heard, "queue")).isEmpty();
        }
    }

    @Test
    void tellsStaffWhoComeHowManyWaitAndSinceWhen() {
        house.said(house.guest("shop"), 1);
        try (SocketClient staff = house.connect()) {
            staff.say(Map.of("type", "hello", "token", agent.token()));

            JsonNode queue = SocketClient.ofType(staff.untilGreeted(), "queue").getFirst();
            assertThat(queue.path("waiting").asInt()).isPositive();
            assertThat(queue.path("longestWaitSince").asText()).endsWith("Z");
        }
    }

    @Test
    void tellsTheOthersHowFarSomebodyHasReadAndNeverFalls() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 3);
        try (SocketClient staff = house.greeted(agent.token());
                SocketClient visitor = house.greeted(guest.token())) {
            staff.say(SocketClient.read(conversation, 2));
            JsonNode told = visitor.await("read");
            assertThat(told.path("seq").asInt()).isEqualTo(2);
            assertThat(told.at("/by/kind").asText()).isEqualTo("agent");

            staff.say(SocketClient.read(conversation, 1));
            staff.say(SocketClient.read(conversation, 3));

            assertThat(visitor.await("read").path("seq").asInt()).isEqualTo(3);
            assertThat(house.get("/api/v1/conversations/" + conversation, agent.token())
                            .json()
                            .path("readSeq")
                            .asInt())
                    .isEqualTo(3);
            assertThat(SocketClient.types(staff.untilPong())).doesNotContain("read", "error");
        }
    }

    @Test
    void refusesToHaveReadWhatWasNotSaid() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        try (SocketClient visitor = house.greeted(guest.token())) {
            visitor.say(SocketClient.read(conversation, 2));

            assertThat(visitor.await("error").path("code").asText()).isEqualTo("invalid_field");
        }
    }

    @Test
    void bringsTypingToTheOtherSideOnly() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        try (SocketClient staff = house.greeted(agent.token());
                SocketClient visitor = house.greeted(guest.token());
                SocketClient tab = house.greeted(guest.token())) {
            staff.follow(conversation, 0);
            staff.untilLive(conversation);

            visitor.say(SocketClient.typing(conversation));
            JsonNode told = staff.await("typing");
            assertThat(told.at("/by/kind").asText()).isEqualTo("visitor");
            assertThat(told.path("on").asBoolean()).isTrue();
            staff.say(SocketClient.typing(conversation));
            assertThat(tab.await("typing").at("/by/kind").asText()).isEqualTo("agent");
            assertThat(visitor.await("typing").at("/by/kind").asText()).isEqualTo("agent");

            assertThat(SocketClient.types(staff.untilPong())).doesNotContain("typing");
        }
    }
}
