package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.chat.wire.House.Guest;
import org.warmline.workspace.Role;

class SendingIT extends WithShop {
    @Test
    void countsTheMessagesInOrderOfSending() {
        Guest guest = house.guest("shop");
        try (SocketClient client = house.greeted(guest.token())) {
            List<String> ids = new ArrayList<>();
            for (int i = 1; i <= 15; i++) {
                ids.add(client.send(null, "Message " + i).toString());
            }

            List<JsonNode> acks = new ArrayList<>();
            for (int i = 1; i <= 15; i++) {
                acks.add(client.await("ack"));
            }

            assertThat(acks).extracting(ack -> ack.path("id").asText()).isEqualTo(ids);
            assertThat(acks)
                    .extracting(ack -> ack.path("seq").asInt())
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
            assertThat(acks)
                    .extracting(SocketClient::conversation)
                    .containsOnly(SocketClient.conversation(acks.getFirst()));
            List<JsonNode> stored = house.messages(SocketClient.conversation(acks.getFirst()), guest.token());
            assertThat(stored)
                    .extracting(message -> message.path("id").asText())
                    .isEqualTo(ids);
            assertThat(stored)
                    .extracting(message -> message.path("at").asText())
                    .isEqualTo(acks.stream().map(ack -> ack.path("at").asText()).toList());
        }
    }

    @Test
    void acknowledgesTheSameMessageAgainAsItWasStored() {
        Guest guest = house.guest("shop");
        try (SocketClient client = house.greeted(guest.token());
                SocketClient elsewhere = house.greeted(guest.token())) {
            UUID id = UUID.randomUUID();
            client.send(id, null, "Hello");
            JsonNode first = client.await("ack");
            client.sent(null, "And another");

            elsewhere.send(id, null, "Hello");

            JsonNode again = elsewhere.await("ack");
            assertThat(again.path("repeated").asBoolean()).isTrue();
            assertThat(again.has("mismatch")).isFalse();
            assertThat(again.path("conversation")).isEqualTo(first.path("conversation"));
            assertThat(again.path("seq")).isEqualTo(first.path("seq"));
            assertThat(again.path("at")).isEqualTo(first.path("at"));
            assertThat(house.messages(SocketClient.conversation(first), guest.token()))
                    .hasSize(2);
        }
    }

    @Test
    void tellsWhenTheSameIdComesWithOtherContentAndKeepsTheFirst() {
        Guest guest = house.guest("shop");
        try (SocketClient client = house.greeted(guest.token())) {
            UUID id = UUID.randomUUID();
            client.send(id, null, "Hello");
            JsonNode first = client.await("ack");

            client.send(id, SocketClient.conversation(first), "Goodbye");

            JsonNode again = client.await("ack");
            assertThat(again.path("repeated").asBoolean()).isTrue();
            assertThat(again.path("mismatch").asBoolean()).isTrue();
            assertThat(house.messages(SocketClient.conversation(first), guest.token()))
                    .singleElement()
                    .extracting(message -> message.path("body").asText())
                    .isEqualTo("Hello");
        }
    }

    @Test
    void tellsWhenTheSameIdComesAsANote() {
        UUID conversation = conversationOf(house.guest("shop"));
        try (SocketClient client = house.greeted(agent.token())) {
            UUID id = UUID.randomUUID();
            client.send(id, conversation, "Hello");
            assertThat(client.await("ack").has("repeated")).isFalse();

            Map<String, Object> note = SocketClient.message(id, conversation, "Hello");
            note.put("kind", "note");

            assertThat(client.say(note).await("ack").path("mismatch").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void takesTheSameIdAsNewInAnotherConversation() {
        UUID one = conversationOf(house.guest("shop"));
        UUID other = conversationOf(house.guest("shop"));
        try (SocketClient client = house.greeted(agent.token())) {
            UUID id = UUID.randomUUID();
            client.send(id, one, "Hello");
            client.send(id, other, "Hello");

            List<JsonNode> acks = List.of(client.await("ack"), client.await("ack"));
            assertThat(acks).noneMatch(ack -> ack.has("repeated"));
            assertThat(acks).extracting(SocketClient::conversation).containsExactlyInAnyOrder(one, other);
        }
    }

    @Test
    void takesTheSameIdAsNewFromAnotherAuthor() {
        Guest guest = house.guest("shop");
        UUID id = UUID.randomUUID();
        try (SocketClient visitor = house.greeted(guest.token());
                SocketClient staff = house.greeted(agent.token())) {
            visitor.send(id, null, "Hello");
            UUID conversation = SocketClient.conversation(visitor.await("ack"));

            staff.send(id, conversation, "Hello");

            JsonNode ack = staff.await("ack");
            assertThat(ack.has("repeated")).isFalse();
            assertThat(ack.path("seq").asInt()).isEqualTo(2);
        }
    }

    @Test
    void usesTheOpenConversationWhenNoneIsNamed() {
        Guest guest = house.guest("shop");
        UUID begun = conversationOf(guest);
        try (SocketClient client = house.greeted(guest.token())) {
            JsonNode ack = client.sent(null, "Once more");

            assertThat(SocketClient.conversation(ack)).isEqualTo(begun);
            assertThat(ack.path("seq").asInt()).isEqualTo(2);
        }
    }

    @Test
    void beginsOneConversationWhenTwoTabsWriteAtOnce() {
        Guest guest = house.guest("shop");
        try (SocketClient one = house.greeted(guest.token());
                SocketClient other = house.greeted(guest.token())) {
            UUID first = one.send(null, "From one tab");
            UUID second = other.send(null, "From the other");

            List<JsonNode> ofOne = one.until(frame -> frame.path("id").asText().equals(second.toString()));
            List<JsonNode> ofOther =
                    other.until(frame -> frame.path("id").asText().equals(first.toString()));
            JsonNode ackOfOne = SocketClient.ofType(ofOne, "ack").isEmpty()
                    ? one.await("ack")
                    : SocketClient.ofType(ofOne, "ack").getFirst();
            JsonNode ackOfOther = SocketClient.ofType(ofOther, "ack").isEmpty()
                    ? other.await("ack")
                    : SocketClient.ofType(ofOther, "ack").getFirst();

            assertThat(SocketClient.conversation(ackOfOne)).isEqualTo(SocketClient.conversation(ackOfOther));
            assertThat(List.of(
                            ackOfOne.path("seq").asInt(), ackOfOther.path("seq").asInt()))
                    .containsExactlyInAnyOrder(1, 2);
            assertThat(SocketClient.ofType(ofOther, "message"))
                    .extracting(message -> message.path("body").asText())
                    .contains("From one tab");
        }
    }

    @Test
    void reopensAResolvedConversation() {
        Guest guest = house.guest("shop");
        UUID conversation = conversationOf(guest);
        resolve(conversation);
        try (SocketClient client = house.greeted(guest.token())) {
            JsonNode ack = client.sent(conversation, "It is not solved");

            assertThat(SocketClient.conversation(ack)).isEqualTo(conversation);
            assertThat(status(conversation)).isEqualTo("queued");
        }
    }

    @Test
    void beginsAnotherConversationAfterTheResolution() {
        Guest guest = house.guest("shop");
        UUID resolved = conversationOf(guest);
        resolve(resolved);
        try (SocketClient client = house.greeted(guest.token())) {
            JsonNode ack = client.sent(null, "Something else");

            assertThat(SocketClient.conversation(ack)).isNotEqualTo(resolved);
            assertThat(ack.path("seq").asInt()).isEqualTo(1);
        }
    }

    @Test
    void findsTheConversationARepeatedFirstMessageBeganEvenAfterItsResolution() {
        Guest guest = house.guest("shop");
        try (SocketClient client = house.greeted(guest.token())) {
            UUID id = UUID.randomUUID();
            client.send(id, null, "Hello");
            UUID begun = SocketClient.conversation(client.await("ack"));
            resolve(begun);
            long before = house.count("conversation");

            client.send(id, null, "Hello");

            JsonNode again = client.await("ack");
            assertThat(again.path("repeated").asBoolean()).isTrue();
            assertThat(SocketClient.conversation(again)).isEqualTo(begun);
            assertThat(house.count("conversation")).isEqualTo(before);
            assertThat(status(begun)).isEqualTo("resolved");
        }
    }

    @Test
    void storesTheLongestBodyAsItIs() {
        Guest guest = house.guest("shop");
        String longest = " 🍞" + "é".repeat(7_995) + "🍞\n ";
        assertThat(longest.codePointCount(0, longest.length())).isEqualTo(8_000);
        try (SocketClient client = house.greeted(guest.token())) {
            JsonNode ack = client.sent(null, longest);

            assertThat(house.messages(SocketClient.conversation(ack), guest.token()))
                    .singleElement()
                    .extracting(message -> message.path("body").asText())
                    .isEqualTo(longest);
        }
    }

    @Test
    void refusesABodyOfMoreThanEightThousandCharacters() {
        refuses("é".repeat(8_000) + "🍞", "body_too_long");
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", "'\t\n'", "'a\\u0000b'", "'a\\ud83c'", "'\\udf5ea'", "'\\udf5e\\ud83c'"})
    void refusesTextThatCannotBeStored(String json) {
        refuses(json.replace("\t", "\\t").replace("\n", "\\n"), "invalid_text");
    }

    @Test
    void refusesAttachmentsThatDoNotExist() {
        try (SocketClient client = house.greeted(house.guest("shop").token())) {
            Map<String, Object> frame = SocketClient.message(UUID.randomUUID(), null, "Look");
            frame.put("attachments", List.of(UUID.randomUUID().toString()));

            assertThat(client.say(frame).await("error").path("code").asText()).isEqualTo("unknown_attachment");
        }
    }

    @Test
    void refusesANoteOfAVisitor() {
        Guest guest = house.guest("shop");
        UUID conversation = conversationOf(guest);
        long before = house.saidByPeople();
        try (SocketClient client = house.greeted(guest.token())) {
            client.note(conversation, "I am the boss");

            assertThat(client.await("error").path("code").asText()).isEqualTo("not_allowed");
            assertThat(house.saidByPeople()).isEqualTo(before);
        }
    }

    @Test
    void refusesAnotherVisitorsConversationLikeOneThatDoesNotExist() {
        UUID foreign = conversationOf(house.guest("shop"));
        long before = house.saidByPeople();
        try (SocketClient client = house.greeted(house.guest("shop").token())) {
            UUID id = client.send(foreign, "Let me in");
            JsonNode refusal = client.await("error");
            client.send(id, UUID.randomUUID(), "Let me in");
            JsonNode unknown = client.await("error");

            assertThat(refusal.path("code").asText()).isEqualTo("not_found");
            assertThat(refusal.path("ref").asText()).isEqualTo(id.toString());
            assertThat(refusal).isEqualTo(unknown);
            assertThat(house.saidByPeople()).isEqualTo(before);
        }
    }

    @Test
    void asksStaffWhichConversation() {
        try (SocketClient client = house.greeted(agent.token())) {
            client.send(null, "To whom?");

            assertThat(client.await("error").path("code").asText()).isEqualTo("invalid_field");
        }
    }

    @Test
    void refusesTheTwoHundredAndFirstOfABurstOfStaff() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        try (SocketClient client = house.greeted(house.employ(Role.AGENT).token())) {
            for (int i = 1; i <= 200; i++) {
                client.send(conversation, "Message " + i);
            }
            UUID refused = client.send(conversation, "Message 201");

            JsonNode refusal = client.await("error");
            assertThat(refusal.path("code").asText()).isEqualTo("rate_limited");
            assertThat(refusal.path("ref").asText()).isEqualTo(refused.toString());
        }
    }

    @Test
    void refusesTheTwentyFirstOfABurstButStillAcknowledgesWhatIsStored() {
        try (SocketClient client = house.greeted(house.guest("shop").token())) {
            UUID first = client.send(null, "Message 1");
            for (int i = 2; i <= 20; i++) {
                client.send(null, "Message " + i);
            }
            client.await(frame -> frame.path("seq").asInt() == 20);
            UUID refused = client.send(null, "Message 21");

            JsonNode refusal = client.await("error");
            assertThat(refusal.path("code").asText()).isEqualTo("rate_limited");
            assertThat(refusal.path("ref").asText()).isEqualTo(refused.toString());
            assertThat(refusal.path("retryable").asBoolean()).isTrue();
            assertThat(refusal.path("retryAfterMs").asLong()).isPositive();

            client.send(first, null, "Message 1");
            assertThat(client.await(ack -> ack.path("repeated").asBoolean())
                            .path("seq")
                            .asInt())
                    .isEqualTo(1);
            client.send(refused, null, "Message 21");
            assertThat(client.await(frame -> frame.path("ref").asText().equals(refused.toString()))
                            .path("code")
                            .asText())
                    .as("a repeat makes no room for something new")
                    .isEqualTo("rate_limited");
        }
    }

    private void refuses(String body, String code) {
        long before = house.saidByPeople();
        try (SocketClient client = house.greeted(house.guest("shop").token())) {
            UUID id = UUID.randomUUID();
            client.sayText("{\"type\":\"send\",\"id\":\"" + id + "\",\"body\":\"" + body + "\"}");

            JsonNode refusal = client.await("error");
            assertThat(refusal.path("code").asText()).isEqualTo(code);
            assertThat(refusal.path("ref").asText()).isEqualTo(id.toString());
            assertThat(refusal.path("retryable").asBoolean()).isFalse();
            assertThat(house.saidByPeople()).isEqualTo(before);
            assertThat(client.untilPong()).isEmpty();
        }
    }

    private UUID conversationOf(Guest guest) {
        try (SocketClient client = house.greeted(guest.token())) {
            return SocketClient.conversation(client.sent(null, "Hello"));
        }
    }

    private void resolve(UUID conversation) {
        assertThat(house.post("/api/v1/conversations/" + conversation + "/resolve", agent.token(), Map.of())
                        .status())
                .isEqualTo(200);
    }

    private String status(UUID conversation) {
        return house.get("/api/v1/conversations/" + conversation, agent.token()).text("/status");
    }
}
