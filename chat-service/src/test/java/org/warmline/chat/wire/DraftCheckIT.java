package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmline.chat.wire.House.Guest;

class DraftCheckIT extends WithShop {
    private static final String CHECK = "/api/v1/draft-check";
    private static final String LATE = "I am so frustrated, my birthday cake is late for the third time!";

    @Test
    void pointsAtTheWordsOfADraftForAText() {
        Reply reply = house.post(
                CHECK,
                agent.token(),
                Map.of("text", LATE, "draft", "I am sorry about the cake. I guarantee you it comes today."));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/hints/0/kind")).isEqualTo("promise");
        assertThat(reply.text("/hints/0/state")).isEqualTo("mind");
        assertThat(reply.json().at("/hints/0/evidence/0/from").asInt()).isEqualTo(27);
        assertThat(reply.text("/hints/0/evidence/0/text")).isEqualTo("I guarantee");
        assertThat(reply.text("/hints/0/text")).contains("“I guarantee”");
    }

    @Test
    void answersTheLastWordsOfAConversation() {
        UUID conversation = conversation(LATE);

        Reply reply = house.post(
                CHECK,
                agent.token(),
                Map.of("conversation", conversation, "draft", "It has left the house and is on the road."));

        assertThat(kinds(reply))
                .contains("acknowledges-feeling", "names-problem")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void readsTheDraftsOwnLanguageUnlessTold() {
        String draft = "Das garantiere ich Ihnen, es wird hundertprozentig klappen mit der Torte.";

        assertThat(kinds(house.post(CHECK, agent.token(), Map.of("text", LATE, "draft", draft))))
                .contains("promise");
        assertThat(kinds(house.post(CHECK, agent.token(), Map.of("text", LATE, "draft", draft, "locale", "ja"))))
                .isEmpty();
    }

    @Test
    void isForStaffAlone() {
        Guest guest = house.guest("shop");

        assertThat(house.post(CHECK, null, Map.of("text", LATE, "draft", "Hello"))
                        .status())
                .isEqualTo(401);
        assertThat(house.post(CHECK, guest.token(), Map.of("text", LATE, "draft", "Hello"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void knowsNoConversationThatIsNotThere() {
        assertThat(house.post(CHECK, agent.token(), Map.of("conversation", UUID.randomUUID(), "draft", "Hello"))
                        .status())
                .isEqualTo(404);
    }

    static Stream<Map<String, Object>> wrong() {
        return Stream.of(
                Map.of("text", LATE),
                Map.of("draft", "Hello"),
                Map.of("text", LATE, "draft", 7),
                Map.of("text", LATE, "draft", "a".repeat(10_001)),
                Map.of("text", LATE, "draft", "Hello", "locale", "x".repeat(36)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatIsWrong(Map<String, Object> body) {
        Reply refusal = house.post(CHECK, agent.token(), body);

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.text("/code")).isEqualTo("invalid_field");
    }

    @Test
    void storesNothing() {
        UUID conversation = conversation(LATE);
        long messages = house.saidByPeople();
        long suggestions = house.count("suggestion");

        house.post(CHECK, agent.token(), Map.of("conversation", conversation, "draft", "We guarantee it, no doubt."));

        assertThat(house.saidByPeople()).isEqualTo(messages);
        assertThat(house.count("suggestion")).isEqualTo(suggestions);
    }

    private UUID conversation(String words) {
        try (SocketClient client = house.greeted(house.guest("shop").token())) {
            return SocketClient.conversation(client.sent(null, words));
        }
    }

    private static List<String> kinds(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return StreamSupport.stream(reply.json().path("hints").spliterator(), false)
                .map(hint -> hint.path("kind").asText())
                .toList();
    }
}
