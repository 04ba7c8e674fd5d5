package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmline.chat.protocol.GoldenFrames;

/**
 * What clients of version 1 say, as it was released, to the server of today: a page that embeds the widget may keep an old one for months.
 * F17 of docs/reliability.md.
 */
class OldClientIT extends WithShop {
    /** Without these a frame says nothing; everything else may be left out. */
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "hello", Set.of("token"),
            "send", Set.of("id", "body"),
            "follow", Set.of("conversation"),
            "unfollow", Set.of("conversation"),
            "read", Set.of("conversation", "seq"),
            "typing", Set.of("conversation", "on"),
            "watch", Set.of("on"),
            "ping", Set.of());

    private static final Map<String, String> ANSWERS = Map.of("hello", "live", "send", "ack", "ping", "pong");
    private static final Set<String> OF_STAFF =
            Set.of("follow", "follow-from", "unfollow", "watch", "send-note", "send-suggestion", "hello-cookie");

    private House.Guest guest;
    private UUID conversation;
    private String epoch;

    @BeforeAll
    void talk() {
        guest = house.guest("shop");
        conversation = house.said(guest, 10);
        try (SocketClient client = house.connect()) {
            epoch = client.say(Map.of("type", "hello", "token", guest.token()))
                    .await("ready")
                    .path("epoch")
                    .asText();
        }
    }

    static Stream<String> frames() {
        return GoldenFrames.names("client");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void isUnderstood(String name) {
        assertIsAccepted(name, UnaryOperator.identity());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void isUnderstoodWithFieldsOfANewerOne(String name) {
        assertIsAccepted(name, OldClientIT::withMore);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void isUnderstoodWithoutWhatMayBeLeftOut(String name) {
        assertIsAccepted(name, frame -> withoutOptional(frame, OF_STAFF.contains(name)));
    }

    /** There is no version in {@code hello}: it is in the socket's address, where a newer client finds that nobody answers. */
    @Test
    void greetsWhoSaysTheyAreOfAVersionToComeAndRefusesOnlyWhatItDoesNotKnow() {
        try (SocketClient client = house.connect()) {
            client.say(Map.of("type", "hello", "token", guest.token(), "version", 2, "client", "widget/99.0.0"));
            client.untilGreeted();

            client.say(Map.of("type", "react", "conversation", conversation.toString(), "seq", 1));

            assertThat(client.await("error").path("code").asText()).isEqualTo("unknown_type");
            assertThat(client.untilPong()).isEmpty();
        }
        assertThat(house.get("/ws/v2", null).status()).isEqualTo(404);
    }

    private void assertIsAccepted(String name, UnaryOperator<ObjectNode> change) {
        boolean ofStaff = OF_STAFF.contains(name);
        ObjectNode frame = change.apply(ofThisHouse(GoldenFrames.read("client", name), ofStaff));
        String type = frame.path("type").asText();
        try (SocketClient client = house.connect()) {
            if (!type.equals("hello")) {
                client.say(Map.of("type", "hello", "token", ofStaff ? agent.token() : guest.token()));
                client.untilGreeted();
            }
            client.sayText(frame.toString());

            // An ack waits for the database, and a pong does not.
            String answer = ANSWERS.getOrDefault(type, "");
            List<JsonNode> heard = answer.isEmpty()
                    ? client.untilPong()
                    : client.until(it -> List.of(answer, "error").contains(SocketClient.type(it)));
            assertThat(SocketClient.types(heard)).doesNotContain("error", "reset");
        }
    }

    /** The frame, with what is another one in each installation, and a new id: as it stands it may be sent but once. */
    private ObjectNode ofThisHouse(String json, boolean ofStaff) {
        ObjectNode frame = (ObjectNode) GoldenFrames.tree(json);
        if (frame.path("type").asText().equals("hello")) {
            // A program has no cookie.
            frame.put("token", ofStaff ? agent.token() : guest.token());
        }
        replace(frame, "epoch", epoch);
        replace(frame, "id", UUID.randomUUID().toString());
        replace(frame, "conversation", conversation.toString());
        frame.path("resume").forEach(cursor -> replace((ObjectNode) cursor, "conversation", conversation.toString()));
        return frame;
    }

    private static void replace(ObjectNode frame, String field, String value) {
        if (frame.has(field)) {
            frame.put(field, value);
        }
    }

    private static ObjectNode withMore(ObjectNode frame) {
        Stream.concat(frame.findParents("conversation").stream(), frame.findParents("edited").stream())
                .forEach(object -> addTo((ObjectNode) object));
        return addTo(frame);
    }

    private static ObjectNode addTo(ObjectNode object) {
        object.put("mood", "curious").put("version", 2).putNull("nothing");
        object.putObject("device").putArray("screens").add(1).addObject().put("type", "hello");
        return object;
    }

    private static ObjectNode withoutOptional(ObjectNode frame, boolean ofStaff) {
        String type = frame.path("type").asText();
        frame.properties()
                .removeIf(field -> !field.getKey().equals("type")
                        && !REQUIRED.getOrDefault(type, Set.of()).contains(field.getKey())
                        // Staff begin no conversations.
                        && !(ofStaff && field.getKey().equals("conversation")));
        return frame;
    }
}
