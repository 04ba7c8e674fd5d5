package org.warmline.desk;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.EscalationRecord;
import org.warmline.conversation.Reason;
import org.warmline.emotion.Emotion;

/**
 * A conversation as staff see it, on the wire and on the screen.
 *
 * @param waitingSince since when the customer waits for a person; null when they do not
 * @param readSeq how far the one who looks has read
 */
@Serdeable
public record ConversationView(
        UUID id,
        String status,
        InboxName inbox,
        String audience,
        ContactName contact,
        @Nullable Named assignee,
        @Nullable Named team,
        long lastSeq,
        Instant openedAt,
        Instant lastActivityAt,
        @Nullable Emotion emotion,
        @Nullable EscalationRecord escalation,
        List<Reason> assignmentReasons,
        @Nullable String locale,
        @Nullable String page,
        @Nullable Instant waitingSince,
        @Nullable LastMessage lastMessage,
        long readSeq) {
    /** Somebody or something with a name. */
    @Serdeable
    public record Named(UUID id, String name) {}

    /** The inbox it came in by. */
    @Serdeable
    public record InboxName(UUID id, String key, String name) {}

    /** The customer. */
    @Serdeable
    public record ContactName(UUID id, String name, boolean verified) {}

    /**
     * The last thing said.
     *
     * @param body cut to 160 characters
     */
    @Serdeable
    public record LastMessage(long seq, Speaker author, String kind, String body, Instant at) {}

    /** Who said it. */
    @Serdeable
    public record Speaker(String kind, String name) {}
}
