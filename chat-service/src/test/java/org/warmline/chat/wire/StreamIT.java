package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.workspace.Role;
import org.warmline.workspace.TeamId;

class StreamIT extends WithShop {
    @Test
    void keepsNotesAndEventsFromTheVisitorAndSaysWhatToSkip() {
        Guest guest = house.guest("shop");
        try (SocketClient visitor = house.greeted(guest.token());
                SocketClient staff = house.greeted(agent.token())) {
            UUID conversation = SocketClient.conversation(visitor.sent(null, "Hello"));
            staff.follow(conversation, 0);
            staff.note(conversation, "Secret");
            house.post(
                    "/api/v1/conversations/" + conversation + "/escalate", agent.token(), Map.of("reason", "Because"));
            staff.send(conversation, "Here I am");

            List<JsonNode> heard =
                    visitor.until(frame -> frame.path("body").asText().equals("Here I am"));
            JsonNode message = heard.getLast();
            assertThat(message.path("seq").asInt()).isEqualTo(4);
            assertThat(message.path("prev").asInt()).isEqualTo(1);
            assertThat(heard).extracting(SocketClient::type).doesNotContain("emotion", "suggestions", "presence");
            assertThat(heard.toString()).doesNotContain("Secret", "Because", "escalat");
            assertThat(house.messages(conversation, guest.token()))
                    .extracting(entry -> entry.path("seq").asInt())
                    .containsExactly(1, 4);
            assertThat(house.get("/api/v1/conversations/" + conversation + "/messages", guest.token())
                            .json()
                            .path("lastSeq")
                            .asInt())
                    .isEqualTo(4);
            assertThat(house.messages(conversation, guest.token())
                            .getLast()
                            .path("prev")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void bringsExactlyWhatWasMissedAndThenLive() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 5);
        try (SocketClient client = house.connect()) {
            List<JsonNode> heard = resume(client, guest.token(), null, cursor(conversation, 2));

            assertThat(SocketClient.types(heard))
                    .containsExactly("ready", "message", "message", "message", "live", "live");
            assertThat(SocketClient.seqs(heard)).containsExactly(3, 4, 5);
            assertThat(heard.get(4).path("conversation").asText()).isEqualTo(conversation.toString());
            assertThat(heard.getLast().has("conversation")).isFalse();
        }
    }

    @Test
    void bringsNothingOldWithoutResume() {
        Guest guest = house.guest("shop");
        house.said(guest, 3);
        try (SocketClient client = house.connect()) {
            assertThat(SocketClient.types(resume(client, guest.token(), null))).containsExactly("ready", "live");
        }
    }

    @Test
    void bringsOnceWhatIsResumedTwice() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 3);
        try (SocketClient client = house.connect()) {
            List<JsonNode> heard =
                    resume(client, guest.token(), null, cursor(conversation, 1), cursor(conversation, 0));

            assertThat(SocketClient.seqs(heard)).containsExactly(2, 3);
        }
    }

    @Test
    void bringsAllAfreshWhenTheCursorIsAboveTheHead() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 2);
        try (SocketClient client = house.connect()) {
            List<JsonNode> heard = resume(client, guest.token(), null, cursor(conversation, 3));

            assertThat(SocketClient.types(heard))
                    .containsExactly("ready", "reset", "message", "message", "live", "live");
            assertThat(SocketClient.seqs(heard)).containsExactly(1, 2);
        }
    }

    @Test
    void takesACursorAtANoteTheVisitorDoesNotSeeForOneWithinTheLog() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        try (SocketClient staff = house.greeted(agent.token());
                SocketClient client = house.connect()) {
            staff.note(conversation, "Secret");
            staff.await("ack");

            assertThat(SocketClient.types(resume(client, guest.token(), null, cursor(conversation, 2))))
                    .containsExactly("ready", "live", "live");
        }
    }

    @Test
    void bringsAllAfreshInAnotherEpoch() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 2);
        try (SocketClient client = house.connect()) {
            assertThat(SocketClient.types(resume(client, guest.token(), "another", cursor(conversation, 2))))
                    .containsExactly("ready", "reset", "message", "message", "live", "live");
        }
    }

    @Test
    void continuesInTheSameEpoch() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 2);
        try (SocketClient first = house.connect();
                SocketClient second = house.connect()) {
            String epoch =
                    resume(first, guest.token(), null).getFirst().path("epoch").asText();

            assertThat(SocketClient.types(resume(second, guest.token(), epoch, cursor(conversation, 2))))
                    .containsExactly("ready", "live", "live");
        }
    }

    @Test
    void refusesToResumeWhatIsNotOnesOwnAndGoesOnWithTheRest() {
        UUID foreign = house.said(house.guest("shop"), 1);
        Guest guest = house.guest("shop");
        UUID own = house.said(guest, 1);
        try (SocketClient client = house.connect()) {
            List<JsonNode> heard = resume(client, guest.token(), null, cursor(foreign, 0), cursor(own, 0));

            assertThat(SocketClient.types(heard)).containsExactly("ready", "error", "message", "live", "live");
            assertThat(heard.get(1).path("code").asText()).isEqualTo("not_found");
        }
    }

    @Test
    void resumesAndFollowsForStaff() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 3);
        try (SocketClient staff = house.connect();
                SocketClient visitor = house.greeted(guest.token())) {
            List<JsonNode> heard = resume(staff, agent.token(), null, cursor(conversation, 1));
            assertThat(SocketClient.seqs(heard)).containsExactly(2, 3);
            assertThat(heard.stream().filter(frame -> SocketClient.type(frame).equals("live")))
                    .hasSize(2);

            visitor.send(conversation, "News");

            assertThat(staff.await("message").path("seq").asInt()).isEqualTo(4);
        }
    }

    @Test
    void followsFromNowAndBringsNothingTwiceUnlessUnfollowedBetween() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 2);
        try (SocketClient staff = house.greeted(agent.token());
                SocketClient visitor = house.greeted(guest.token())) {
            staff.say(Map.of("type", "follow", "conversation", conversation.toString()));
            assertThat(SocketClient.seqs(staff.untilLive(conversation))).isEmpty();

            visitor.send(conversation, "News");
            assertThat(staff.await("message").path("seq").asInt()).isEqualTo(3);

            staff.follow(conversation, 2);
            assertThat(SocketClient.seqs(staff.untilLive(conversation))).isEmpty();

            staff.say(Map.of("type", "unfollow", "conversation", conversation.toString()));
            staff.follow(conversation, 1);
            assertThat(SocketClient.seqs(staff.untilLive(conversation))).containsExactly(2, 3);
        }
    }

    @Test
    void bringsAllAfreshWhenStaffFollowFromAboveTheHead() {
        UUID conversation = house.said(house.guest("shop"), 2);
        try (SocketClient staff = house.greeted(agent.token())) {
            staff.follow(conversation, 9);

            List<JsonNode> heard = staff.untilLive(conversation);
            assertThat(SocketClient.types(heard)).contains("reset");
            assertThat(SocketClient.seqs(heard)).containsExactly(1, 2);
        }
    }

    @Test
    void bringsNothingAfterUnfollow() {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        try (SocketClient staff = house.greeted(agent.token());
                SocketClient visitor = house.greeted(guest.token())) {
            staff.follow(conversation, 0);
            staff.untilLive(conversation);
            staff.say(Map.of("type", "unfollow", "conversation", conversation.toString()));
            staff.untilPong();

            visitor.sent(conversation, "Is anybody there?");

            assertThat(SocketClient.types(staff.untilPong())).doesNotContain("message");
        }
    }

    @Test
    void refusesToFollowWhatIsAnotherTeamsLikeWhatDoesNotExist() {
        TeamId team = house.team("Others", house.employ(Role.AGENT));
        house.inbox("others", team);
        UUID foreign = house.said(house.guest("others"), 1);
        try (SocketClient staff = house.greeted(agent.token())) {
            staff.follow(foreign, 0);
            assertThat(staff.await("error").path("code").asText()).isEqualTo("not_found");
            staff.follow(UUID.randomUUID(), 0);
            assertThat(staff.await("error").path("code").asText()).isEqualTo("not_found");
            assertThat(SocketClient.seqs(staff.untilPong())).isEmpty();
        }
    }

    @Test
    void letsGoOfWhoMayNoLongerSeeWhatTheyFollow() {
        Person insider = house.employ(Role.AGENT);
        TeamId inside = house.team("Inside", insider);
        UUID conversation = house.said(house.guest("shop"), 1);
        try (SocketClient follower = house.greeted(house.employ(Role.AGENT).token());
                SocketClient colleague = house.greeted(insider.token())) {
            follower.follow(conversation, 0);
            follower.untilLive(conversation);
            String team = inside.value().toString();
            Map<String, @Nullable Object> toTheOthers = new HashMap<>();
            toTheOthers.put("team", team);
            toTheOthers.put("assignee", null);
            assertThat(house.post(
                                    "/api/v1/conversations/" + conversation + "/assign",
                                    house.employ(Role.LEAD).token(),
                                    toTheOthers)
                            .status())
                    .isEqualTo(200);
            // Who may see it is told after the others were let go.
            colleague.until(frame -> frame.toString().contains(team));

            follower.send(conversation, "May I still?");

            assertThat(follower.await("error").path("code").asText()).isEqualTo("not_found");
        }
    }

    @Test
    void showsStaffThatAConversationWentToAnotherTeam() {
        Person lead = house.employ(Role.LEAD);
        TeamId team = house.team("Cakes");
        UUID conversation = house.said(house.guest("shop"), 1);
        try (SocketClient follower = house.greeted(lead.token())) {
            follower.follow(conversation, 0);
            follower.untilLive(conversation);

            assertThat(house.post(
                                    "/api/v1/conversations/" + conversation + "/assign",
                                    lead.token(),
                                    Map.of("team", team.value().toString()))
                            .status())
                    .isEqualTo(200);

            follower.until(frame -> frame.toString().contains("moved it to another team"));
        }
    }

    @Test
    void putsAcksAtTheirPlaceInTheOrder() {
        UUID conversation = house.said(house.guest("shop"), 1);
        Person colleague = house.employ(Role.AGENT);
        try (SocketClient one = house.greeted(agent.token());
                SocketClient other = house.greeted(colleague.token())) {
            one.follow(conversation, 0);
            other.follow(conversation, 0);
            one.untilLive(conversation);
            other.untilLive(conversation);

            for (int i = 0; i < 30; i++) {
                one.send(conversation, "One " + i);
                other.send(conversation, "Other " + i);
            }

            List<Integer> all = IntStream.rangeClosed(2, 61).boxed().toList();
            assertThat(SocketClient.seqs(one.until(frame -> frame.path("seq").asInt() == 61)))
                    .isEqualTo(all);
            assertThat(SocketClient.seqs(other.until(frame -> frame.path("seq").asInt() == 61)))
                    .isEqualTo(all);
        }
    }

    // --- helpers ---

    @SafeVarargs
    private static List<JsonNode> resume(
            SocketClient client, String token, @Nullable String epoch, Map<String, ?>... resume) {
        Map<String, Object> hello = new HashMap<>();
        hello.put("type", "hello");
        hello.put("token", token);
        hello.put("resume", List.of(resume));
        if (epoch != null) {
            hello.put("epoch", epoch);
        }
        client.say(hello);
        List<JsonNode> heard =
                client.until(frame -> SocketClient.type(frame).equals("live") && !frame.has("conversation"));
        return heard.stream()
                .filter(frame ->
                        List.of("ready", "reset", "message", "live", "error").contains(SocketClient.type(frame)))
                .toList();
    }

    private static Map<String, ?> cursor(UUID conversation, long seq) {
        return Map.of("conversation", conversation.toString(), "seq", seq);
    }
}
