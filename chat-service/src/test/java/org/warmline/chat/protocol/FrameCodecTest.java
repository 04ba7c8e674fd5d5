package org.warmline.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmline.chat.protocol.FrameCodec.Decoded;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.MessageKind;
import org.warmline.conversation.SuggestionUse;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.workspace.Token;

class FrameCodecTest {
    private static final ObjectMapper.CloseableObjectMapper MAPPER =
            ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "ALWAYS"), "org.warmline.web.json");

    private static final Token TOKEN = new Token("vQ3sJb0m8y0nqk7b5mB9c1xW2eR4tY6uI8oP0aS1dF3");
    private static final ConversationId CONVERSATION =
            new ConversationId(UUID.fromString("019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01"));

    private static final Map<String, ClientFrame> CLIENT = Map.ofEntries(
            Map.entry("follow", new ClientFrame.Follow(CONVERSATION, Optional.empty())),
            Map.entry("follow-from", new ClientFrame.Follow(CONVERSATION, Optional.of(4L))),
            Map.entry("hello", hello(Optional.of(TOKEN), Optional.empty(), List.of(), Optional.empty())),
            Map.entry(
                    "hello-cookie",
                    hello(Optional.empty(), Optional.of("b7f1c2"), List.of(), Optional.of("console/0.1.0"))),
            Map.entry(
                    "hello-resume",
                    hello(
                            Optional.of(TOKEN),
                            Optional.of("b7f1c2"),
                            List.of(new ClientFrame.Cursor(CONVERSATION, 7)),
                            Optional.of("widget/0.1.0"))),
            Map.entry("ping", new ClientFrame.Ping(Optional.of("p-17"))),
            Map.entry("ping-bare", new ClientFrame.Ping(Optional.empty())),
            Map.entry("read", new ClientFrame.Read(CONVERSATION, 9)),
            Map.entry(
                    "send",
                    send(
                            "019dbb3a-7c0f-7123-8abc-012345678910",
                            Optional.of(CONVERSATION),
                            "My birthday cake came squashed and the party is at three. Nobody answers the phone!",
                            MessageKind.TEXT,
                            Optional.empty())),
            Map.entry(
                    "send-first",
                    send(
                            "019dbb3a-7c0f-7123-8abc-012345678911",
                            Optional.empty(),
                            "Grüß Gott! Do you have rye bread on Saturdays? 🍞\nشكراً",
                            MessageKind.TEXT,
                            Optional.empty())),
            Map.entry(
                    "send-note",
                    send(
                            "019dbb3a-7c0f-7123-8abc-012345678912",
                            Optional.of(CONVERSATION),
                            "Spare sponge in the cold room, Ines can ice it.",
                            MessageKind.NOTE,
                            Optional.empty())),
            Map.entry(
                    "send-suggestion",
                    send(
                            "019dbb3a-7c0f-7123-8abc-012345678913",
                            Optional.of(CONVERSATION),
                            "A squashed cake two hours before the party is the last thing you needed."
                                    + " I am looking for a way to put this right today.",
                            MessageKind.TEXT,
                            Optional.of(
                                    new SuggestionUse(UUID.fromString("019dbb3b-1c2d-7e3f-8041-526374859608"), true)))),
            Map.entry("typing", new ClientFrame.Typing(CONVERSATION, true)),
            Map.entry("unfollow", new ClientFrame.Unfollow(CONVERSATION)),
            Map.entry("watch", new ClientFrame.Watch(true)));

    private final FrameCodec codec = new FrameCodec(MAPPER);

    @AfterAll
    static void closeMapper() {
        MAPPER.close();
    }

    @ParameterizedTest
    @MethodSource("clientFrames")
    void decodesWhatClientsSend(String name) {
        assertThat(codec.decode(GoldenFrames.read("client", name)))
                .isEqualTo(new Decoded.Readable(Objects.requireNonNull(CLIENT.get(name))));
    }

    @Test
    void knowsAGoldenFrameForEveryTypeAClientCanSend() {
        assertThat(CLIENT.keySet())
                .containsExactlyInAnyOrderElementsOf(clientFrames().toList());
        assertThat(CLIENT.values().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ClientFrame.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("serverFrames")
    void encodesWhatClientsExpect(String name) throws IOException {
        String golden = GoldenFrames.read("server", name);

        JsonNode produced = GoldenFrames.withoutNulls(
                GoldenFrames.tree(new String(codec.encode(frameOf(golden)), StandardCharsets.UTF_8)));

        JsonNode expected = GoldenFrames.withoutNulls(GoldenFrames.tree(golden));
        assertThat(produced).isEqualTo(GoldenFrames.comparable(expected, produced));
    }

    @Test
    void knowsAGoldenFrameForEveryTypeTheServerSends() {
        assertThat(serverFrames()
                        .map(name -> typeOf(GoldenFrames.read("server", name)))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(ServerFrame.class
                                .getAnnotation(JsonSubTypes.class)
                                .value())
                        .map(JsonSubTypes.Type::name)
                        .distinct()
                        .toList());
    }

    @Test
    void ignoresUnknownFields() {
        assertThat(codec.decode("{\"type\":\"ping\",\"ref\":\"a\",\"mood\":{\"deep\":[1,2]},\"on\":7}"))
                .isEqualTo(new Decoded.Readable(new ClientFrame.Ping(Optional.of("a"))));
    }

    @Test
    void takesNullForAbsent() {
        assertThat(codec.decode("{\"type\":\"hello\",\"token\":null,\"epoch\":null,\"resume\":null,\"client\":null}"))
                .isEqualTo(
                        new Decoded.Readable(hello(Optional.empty(), Optional.empty(), List.of(), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type                   | {\"type\":7}",
                "type                   | {}",
                "ref                    | {\"type\":\"ping\",\"ref\":17}",
                "on                     | {\"type\":\"watch\",\"on\":\"yes\"}",
                "on                     | {\"type\":\"watch\"}",
                "conversation           | {\"type\":\"unfollow\",\"conversation\":\"mine\"}",
                "conversation           | {\"type\":\"unfollow\",\"conversation\":[1]}",
                "seq                    | {\"type\":\"read\",\"conversation\":\"019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01\",\"seq\":\"4\"}",
                "seq                    | {\"type\":\"read\",\"conversation\":\"019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01\",\"seq\":1.5}",
                "seq                    | {\"type\":\"read\",\"conversation\":\"019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01\",\"seq\":-1}",
                "seq                    | {\"type\":\"read\",\"conversation\":\"019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01\",\"seq\":9223372036854775808}",
                "token                  | {\"type\":\"hello\",\"token\":{}}",
                "resume                 | {\"type\":\"hello\",\"resume\":{}}",
                "resume                 | {\"type\":\"hello\",\"resume\":[7]}",
                "resume[0].conversation | {\"type\":\"hello\",\"resume\":[{\"seq\":1}]}",
                "resume[0].seq          | {\"type\":\"hello\",\"resume\":[{\"conversation\":\"019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01\"}]}",
                "id                     | {\"type\":\"send\",\"id\":\"1\",\"body\":\"a\"}",
                "id                     | {\"type\":\"send\",\"body\":\"a\"}",
                "body                   | {\"type\":\"send\",\"id\":\"019dbb3a-7c0f-7123-8abc-012345678911\",\"body\":5}",
                "kind                   | {\"type\":\"send\",\"id\":\"019dbb3a-7c0f-7123-8abc-012345678911\",\"body\":\"a\",\"kind\":\"event\"}",
                "attachments            | {\"type\":\"send\",\"id\":\"019dbb3a-7c0f-7123-8abc-012345678911\",\"body\":\"a\",\"attachments\":\"b\"}",
                "suggestion             | {\"type\":\"send\",\"id\":\"019dbb3a-7c0f-7123-8abc-012345678911\",\"body\":\"a\",\"suggestion\":\"b\"}",
                "suggestion.edited      | {\"type\":\"send\",\"id\":\"019dbb3a-7c0f-7123-8abc-012345678911\",\"body\":\"a\",\"suggestion\":{\"id\":\"019dbb3a-7c0f-7123-8abc-012345678911\"}}",
            })
    void namesTheFieldThatIsWrong(String field, String frame) {
        Problem problem = refusal(frame);

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly(field);
        assertThat(problem.text()).contains(field);
    }

    @Test
    void saysWhichFrameItCouldNotRead() {
        assertThat(codec.decode("{\"type\":\"dance\",\"ref\":\"r-1\"}"))
                .isInstanceOfSatisfying(Decoded.Unreadable.class, unreadable -> {
                    assertThat(unreadable.problem().code()).isEqualTo(ProblemCode.UNKNOWN_TYPE);
                    assertThat(unreadable.reference()).contains("r-1");
                });
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void takesNothingButOneJsonObject(String text) {
        assertThat(refusal(text).code()).isEqualTo(ProblemCode.MALFORMED);
    }

    @Test
    void refusesLoneSurrogatesInEveryTextButTheBodyWhichHasACodeOfItsOwn() {
        assertThat(refusal("{\"type\":\"ping\",\"ref\":\"\\ud83c\"}").code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(codec.decode(
                        "{\"type\":\"send\",\"id\":\"019dbb3a-7c0f-7123-8abc-012345678911\",\"body\":\"\\ud83c\"}"))
                .isInstanceOf(Decoded.Readable.class);
    }

    @Test
    void refusesMoreCursorsThanTwoHundred() {
        String cursor = "{\"conversation\":\"019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01\",\"seq\":1}";

        assertThat(codec.decode("{\"type\":\"hello\",\"resume\":[" + (cursor + ",").repeat(199) + cursor + "]}"))
                .isInstanceOf(Decoded.Readable.class);
        assertThat(refusal("{\"type\":\"hello\",\"resume\":[" + (cursor + ",").repeat(200) + cursor + "]}")
                        .errors())
                .extracting(Problem.FieldError::field)
                .containsExactly("resume");
    }

    static Stream<String> clientFrames() {
        return GoldenFrames.names("client");
    }

    static Stream<String> serverFrames() {
        return GoldenFrames.names("server");
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                " ",
                "hello",
                "null",
                "[]",
                "[{\"type\":\"ping\"}]",
                "\"ping\"",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"} {\"type\":\"ping\"}",
                "{'type':'ping'}",
                "{\"type\":\"ping\",}",
                "{\"type\":\"ping\",\"ref\":" + "[".repeat(40) + "]".repeat(40) + "}",
                "{\"type\":\"read\",\"seq\":" + "9".repeat(400) + "}",
                "{\"type\":\"ping\",\"" + "x".repeat(300) + "\":1}");
    }

    private Problem refusal(String text) {
        Decoded decoded = codec.decode(text);
        assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
        return ((Decoded.Unreadable) decoded).problem();
    }

    /** The frame with the values of the JSON; a field the frame does not know is lost here, and missed in the comparison. */
    private static ServerFrame frameOf(String json) throws IOException {
        JsonNode tree = GoldenFrames.tree(json);
        Class<? extends ServerFrame> kind = switch (tree.get("type").asText()) {
            case "ready" -> ServerFrame.Ready.class;
            case "reset" -> ServerFrame.Reset.class;
            case "live" -> ServerFrame.Live.class;
            case "ack" -> ServerFrame.Ack.class;
            case "message" -> ServerFrame.MessageEntry.class;
            case "read" -> ServerFrame.Read.class;
            case "typing" -> ServerFrame.Typing.class;
            case "conversation" ->
                tree.has("details") ? ServerFrame.StaffConversation.class : ServerFrame.VisitorConversation.class;
            case "emotion" -> ServerFrame.EmotionRead.class;
            case "suggestions" -> ServerFrame.Suggestions.class;
            case "presence" -> ServerFrame.Presence.class;
            case "queue" -> tree.has("waiting") ? ServerFrame.StaffQueue.class : ServerFrame.VisitorQueue.class;
            case "error" -> ServerFrame.Failure.class;
            case "bye" -> ServerFrame.Bye.class;
            case "pong" -> ServerFrame.Pong.class;
            default -> throw new IllegalArgumentException("no such frame: " + json);
        };
        return MAPPER.readValue(json, Argument.of(kind));
    }

    private static String typeOf(String json) {
        return GoldenFrames.tree(json).get("type").asText();
    }

    private static ClientFrame hello(
            Optional<Token> token, Optional<String> epoch, List<ClientFrame.Cursor> resume, Optional<String> client) {
        return new ClientFrame.Hello(token, epoch, resume, client);
    }

    private static ClientFrame send(
            String id,
            Optional<ConversationId> conversation,
            String body,
            MessageKind kind,
            Optional<SuggestionUse> suggestion) {
        return new ClientFrame.Send(UUID.fromString(id), conversation, body, kind, List.of(), suggestion);
    }
}
