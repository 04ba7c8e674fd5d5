package org.warmline.chat.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.Source;
import org.warmline.desk.ConversationView;
import org.warmline.emotion.Emotion;
import org.warmline.phrasebank.Suggestion;

/** What the server says. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = ServerFrame.Reset.class, name = "reset"),
    @JsonSubTypes.Type(value = ServerFrame.Live.class, name = "live"),
    @JsonSubTypes.Type(value = ServerFrame.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = ServerFrame.MessageEntry.class, name = "message"),
    @JsonSubTypes.Type(value = ServerFrame.Read.class, name = "read"),
    @JsonSubTypes.Type(value = ServerFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ServerFrame.VisitorConversation.class, name = "conversation"),
    @JsonSubTypes.Type(value = ServerFrame.StaffConversation.class, name = "conversation"),
    @JsonSubTypes.Type(value = ServerFrame.EmotionRead.class, name = "emotion"),
    @JsonSubTypes.Type(value = ServerFrame.Suggestions.class, name = "suggestions"),
    @JsonSubTypes.Type(value = ServerFrame.Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = ServerFrame.VisitorQueue.class, name = "queue"),
    @JsonSubTypes.Type(value = ServerFrame.StaffQueue.class, name = "queue"),
    @JsonSubTypes.Type(value = ServerFrame.Failure.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Bye.class, name = "bye"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong")
})
public sealed interface ServerFrame {
    /** Accepted; what was missed follows, then {@code live}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ready(
            You you, UUID session, String epoch, @Nullable List<Known> conversations) implements ServerFrame {}

    /** Who the connection belongs to. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record You(String kind, UUID id, String name, @Nullable String role) {}

    /** A conversation of the visitor's. */
    @Serdeable
    record Known(UUID id, String status, long lastSeq) {}

    /** What you have cannot be continued; all from 1 follows. */
    @Serdeable
    record Reset(UUID conversation) implements ServerFrame {}

    /** The backlog, of that conversation or of hello, is done. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Live(@Nullable UUID conversation) implements ServerFrame {}

    /** Stored durably. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ack(
            UUID id,
            UUID conversation,
            long seq,
            Instant at,
            @Nullable Boolean repeated,
            @Nullable Boolean mismatch) implements ServerFrame {}

    /** An entry of a log; fields that are for staff only are absent for visitors. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageEntry(
            UUID conversation,
            long seq,
            UUID id,
            Speaker author,
            String kind,
            String body,
            Instant at,
            @Nullable Long prev,
            @Nullable List<Source> sources,
            @Nullable Emotion emotion,
            @Nullable SuggestionMark suggestion)
            implements ServerFrame {}

    /** Who wrote, reads or types. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Speaker(String kind, @Nullable UUID id, String name) {}

    /** That it was begun from a suggestion. */
    @Serdeable
    record SuggestionMark(UUID id, boolean edited) {}

    /** Somebody has shown everything up to there. */
    @Serdeable
    record Read(UUID conversation, Speaker by, long seq) implements ServerFrame {}

    /** Somebody writes, or stopped. */
    @Serdeable
    record Typing(UUID conversation, Speaker by, boolean on) implements ServerFrame {}

    /** What a visitor learns of status and of who answers. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitorConversation(
            UUID conversation, String status, @Nullable Named assignee) implements ServerFrame {}

    /** Somebody, by name only. */
    @Serdeable
    record Named(String name) {}

    /** A conversation as staff see it now. */
    @Serdeable
    record StaffConversation(UUID conversation, String status, ConversationView details) implements ServerFrame {}

    /** What was heard in a message. */
    @Serdeable
    record EmotionRead(UUID conversation, long seq, Emotion emotion) implements ServerFrame {}

    /** What could be answered to a message; replaces the list before. */
    @Serdeable
    record Suggestions(UUID conversation, long seq, List<Suggestion> suggestions) implements ServerFrame {}

    /** Who of the staff is there. */
    @Serdeable
    record Presence(Colleague staff, String availability, boolean online, int openConversations)
            implements ServerFrame {}

    /** Somebody of the staff. */
    @Serdeable
    record Colleague(UUID id, String name, String role) {}

    /** How many are ahead of a visitor, counting them; 0: no longer waiting. */
    @Serdeable
    record VisitorQueue(UUID conversation, int position) implements ServerFrame {}

    /** How many wait for a person, and since when the first does. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StaffQueue(int waiting, @Nullable Instant longestWaitSince) implements ServerFrame {}

    /** The frame was refused. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(
            String code,
            String message,
            @Nullable String ref,
            boolean retryable,
            @Nullable Long retryAfterMs) implements ServerFrame {}

    /** The socket is about to be closed. */
    @Serdeable
    record Bye(String reason, long reconnectAfterMs) implements ServerFrame {}

    /** Here. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pong(@Nullable String ref) implements ServerFrame {}
}
