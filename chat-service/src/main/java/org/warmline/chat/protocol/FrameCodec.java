package org.warmline.chat.protocol;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.MessageKind;
import org.warmline.conversation.SuggestionUse;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.web.json.JsonFields;
import org.warmline.workspace.Token;

/** Text to {@link ClientFrame} and {@link ServerFrame} to text. Thread-safe. */
@Singleton
public class FrameCodec {
    private static final Argument<ServerFrame> FRAME = Argument.of(ServerFrame.class);
    private static final int MOST_CURSORS = 200;
    private static final int LONGEST_REF = 200;

    private final ObjectMapper mapper;

    FrameCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Reads a frame; what cannot be read says so, with the reference of the frame as far as there is one. */
    public Decoded decode(String text) {
        JsonFields fields;
        try {
            fields = JsonFields.parse(text);
        } catch (Problem problem) {
            return new Decoded.Unreadable(problem, Optional.empty());
        }
        try {
            return new Decoded.Readable(frame(fields));
        } catch (Problem problem) {
            return new Decoded.Unreadable(problem, reference(fields));
        }
    }

    /** As UTF-8. */
    public byte[] encode(ServerFrame frame) {
        try {
            return switch (frame) {
                case ServerFrame.Ack ack -> FrequentFrames.ack(ack);
                case ServerFrame.MessageEntry message
                when FrequentFrames.isPlain(message) -> FrequentFrames.message(message);
                default -> mapper.writeValueAsBytes(FRAME, frame);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClientFrame frame(JsonFields fields) {
        String type = fields.text("type", 40);
        return switch (type) {
            case "hello" -> hello(fields);
            case "send" -> send(fields);
            case "follow" ->
                new ClientFrame.Follow(conversation(fields), fields.optionalNumber("seq", 0, Long.MAX_VALUE));
            case "unfollow" -> new ClientFrame.Unfollow(conversation(fields));
            case "read" -> new ClientFrame.Read(conversation(fields), fields.number("seq", 0, Long.MAX_VALUE));
            case "typing" -> new ClientFrame.Typing(conversation(fields), fields.flag("on"));
            case "watch" -> new ClientFrame.Watch(fields.flag("on"));
            case "ping" -> new ClientFrame.Ping(fields.optionalText("ref", LONGEST_REF));
            default -> throw new Problem(ProblemCode.UNKNOWN_TYPE, "This version does not know this type of frame.");
        };
    }

    private static ClientFrame hello(JsonFields fields) {
        return new ClientFrame.Hello(
                fields.optionalText("token", 1_000).map(Token::new),
                fields.optionalText("epoch", 200),
                fields.objects("resume", MOST_CURSORS).stream()
                        .map(cursor ->
                                new ClientFrame.Cursor(conversation(cursor), cursor.number("seq", 0, Long.MAX_VALUE)))
                        .toList(),
                fields.optionalText("client", 200));
    }

    private static ClientFrame send(JsonFields fields) {
        String kind = fields.optionalText("kind", 20).orElse("text");
        MessageKind messageKind = switch (kind) {
            case "text" -> MessageKind.TEXT;
            case "note" -> MessageKind.NOTE;
            default -> throw fields.refused("kind", "must be text or note");
        };
        return new ClientFrame.Send(
                fields.uuid("id"),
                fields.optionalUuid("conversation").map(ConversationId::new),
                fields.rawText("body"),
                messageKind,
                fields.uuids("attachments", 20),
                fields.object("suggestion").map(use -> new SuggestionUse(use.uuid("id"), use.flag("edited"))));
    }

    private static ConversationId conversation(JsonFields fields) {
        return new ConversationId(fields.uuid("conversation"));
    }

    private static Optional<String> reference(JsonFields fields) {
        return quiet(fields, "id").or(() -> quiet(fields, "ref"));
    }

    private static Optional<String> quiet(JsonFields fields, String field) {
        try {
            return fields.optionalText(field, LONGEST_REF);
        } catch (Problem problem) {
            return Optional.empty();
        }
    }

    /** What came of reading a frame. */
    public sealed interface Decoded {
        /** A frame. */
        record Readable(ClientFrame frame) implements Decoded {}

        /** None: why, and which one, as far as it says. */
        record Unreadable(Problem problem, Optional<String> reference) implements Decoded {}
    }
}
