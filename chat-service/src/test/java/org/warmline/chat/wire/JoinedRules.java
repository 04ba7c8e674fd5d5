package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.workspace.Role;

/** What several nodes share while they hear each other: it is not worth a look into the database each second. */
abstract class JoinedRules extends ClusterRules {
    @Test
    void bringsTypingAndReadMarksToTheOtherNode() {
        Person agent = two.employ(Role.AGENT);
        Guest guest = one.guest("shop");
        UUID conversation = one.said(guest, 1);
        try (SocketClient visitor = one.greeted(guest.token());
                SocketClient staff = two.greeted(agent.token())) {
            staff.follow(conversation, 0);
            staff.untilLive(conversation);

            visitor.say(SocketClient.typing(conversation));
            assertThat(staff.await("typing").at("/by/kind").asText()).isEqualTo("visitor");
            staff.say(SocketClient.read(conversation, 1));
            JsonNode read = visitor.await("read");
            assertThat(read.path("seq").asInt()).isEqualTo(1);
            assertThat(read.at("/by/kind").asText()).isEqualTo("agent");
        }
    }

    @Test
    void tellsFollowersOnTheOtherNodeWhatWasHeard() {
        Person agent = two.employ(Role.AGENT);
        Guest guest = one.guest("shop");
        UUID conversation = one.said(guest, 1);
        try (SocketClient visitor = one.greeted(guest.token());
                SocketClient staff = two.greeted(agent.token())) {
            staff.follow(conversation, 0);
            staff.untilLive(conversation);

            visitor.send(conversation, "I am so angry about this!");

            JsonNode heard = staff.await(frame -> SocketClient.type(frame).equals("emotion")
                    && frame.path("seq").asInt() == 2);
            assertThat(heard.at("/emotion/primary").asText()).isEqualTo("anger");
        }
    }

    @Test
    void countsSendsOverBothNodes() {
        Guest guest = one.guest("shop");
        try (SocketClient here = one.greeted(guest.token());
                SocketClient there = two.greeted(guest.token())) {
            for (int i = 0; i < 20; i++) {
                here.send(null, "Message " + i);
            }
            here.await(frame -> frame.path("seq").asInt() == 20);

            UUID refused = UUID.randomUUID();
            for (int i = 0; i < 19; i++) {
                there.send(null, "One more " + i);
            }
            there.send(refused, null, "One more 19");
            assertThat(there.await("error").path("code").asText()).isEqualTo("rate_limited");
        }
    }
}
