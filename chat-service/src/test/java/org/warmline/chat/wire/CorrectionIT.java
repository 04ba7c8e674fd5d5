package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.warmline.chat.wire.House.Person;
import org.warmline.workspace.Role;

class CorrectionIT extends WithShop {
    private static final String EXPORT = "/api/v1/corrections";

    private Person owner;

    @BeforeAll
    void employOwner() {
        owner = house.employ(Role.OWNER);
    }

    @Test
    void takesThePlaceOfTheReadingForAllWhoFollow() {
        UUID conversation = said("I am furious about this lamp!");
        try (SocketClient staff = house.greeted(agent.token())) {
            staff.follow(conversation, 0);
            // Who follows later finds it with the message.
            staff.untilLive(conversation);

            Reply reply = correct(conversation, "joy");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text("/primary")).isEqualTo("joy");
            assertThat(reply.json().path("confidence").asDouble()).isEqualTo(1);
            JsonNode told = staff.await(frame -> SocketClient.type(frame).equals("emotion")
                    && frame.at("/emotion/corrected").asBoolean());
            assertThat(told.path("seq").asLong()).isEqualTo(1);
            assertThat(told.at("/emotion/primary").asText()).isEqualTo("joy");
        }
        assertThat(house.messages(conversation, agent.token())
                        .getFirst()
                        .at("/emotion/primary")
                        .asText())
                .isEqualTo("joy");
        assertThat(house.get("/api/v1/conversations/" + conversation, agent.token())
                        .text("/emotion/primary"))
                .isEqualTo("joy");
    }

    @Test
    void standsWhenTheMessageIsHeardAgainAfterACrash() {
        UUID conversation = said("I am furious about this lamp!");
        correct(conversation, "joy");
        try (SocketClient staff = house.greeted(agent.token())) {
            staff.follow(conversation, 0);
            staff.untilLive(conversation);

            house.forgetThatItWasHeard(conversation);

            assertThat(staff.await("emotion").at("/emotion/primary").asText()).isEqualTo("joy");
        }
    }

    @Test
    void leavesAReadingBySoftwareWithoutTheWord() {
        UUID conversation = said("Thank you so much, what a lovely lamp!");

        JsonNode emotion =
                house.messages(conversation, agent.token()).getFirst().path("emotion");

        assertThat(emotion.path("primary").asText()).isEqualTo("gratitude");
        assertThat(emotion.has("corrected")).isFalse();
    }

    @Test
    void claimsNothingWhenOnlyTheReadingIsWrong() {
        UUID conversation = said("I am so angry, this is a disgrace!");

        Reply reply = correct(conversation, "not-this");

        assertThat(reply.text("/primary")).isEqualTo("neutral");
        assertThat(reply.json().path("confidence").asDouble()).isZero();
        assertThat(house.download(EXPORT, owner.token()))
                .contains("en\tnot-anger\t-\tI am so angry, this is a disgrace!\n");
    }

    @Test
    void isExportedWithTheMessagesOwnTextAndGoesWithIt() {
        UUID conversation = said("Lamp number 4711 hums\nand hums.");
        correct(conversation, "worry");
        correct(conversation, "frustration");
        assertThat(house.download(EXPORT, owner.token()))
                .contains("\tfrustration\t-\tLamp number 4711 hums and hums.\n")
                .doesNotContain("worry");

        house.erase(conversation, 1);

        assertThat(house.download(EXPORT, owner.token())).doesNotContain("4711");
    }

    @Test
    void refusesWhatIsNoFeelingAndMessagesThatWereNotRead() {
        UUID conversation = said("Hello");

        assertThat(correct(conversation, "hungry").status()).isEqualTo(422);
        assertThat(put(conversation, 99, "joy").status()).isEqualTo(404);
    }

    private UUID said(String words) {
        try (SocketClient client = house.greeted(house.guest("shop").token())) {
            UUID conversation = SocketClient.conversation(client.sent(null, words));
            await().until(() ->
                    house.messages(conversation, agent.token()).getFirst().hasNonNull("emotion"));
            return conversation;
        }
    }

    private Reply correct(UUID conversation, String feeling) {
        return put(conversation, 1, feeling);
    }

    private Reply put(UUID conversation, long seq, String feeling) {
        return house.call(
                "PUT",
                "/api/v1/conversations/" + conversation + "/messages/" + seq + "/feeling",
                agent.token(),
                "{\"feeling\":\"" + feeling + "\"}");
    }
}
