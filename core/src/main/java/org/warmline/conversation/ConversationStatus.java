package org.warmline.conversation;

import java.util.Locale;
import java.util.Optional;

/** Who has the next step in a conversation. */
public enum ConversationStatus {
    /** The assistant answers. */
    ASSISTANT,
    /** Waits for a person. */
    QUEUED,
    /** A person has it. */
    ASSIGNED,
    /** A person has it and looks again later. */
    SNOOZED,
    RESOLVED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConversationStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public static Optional<ConversationStatus> parse(String wire) {
        for (ConversationStatus status : values()) {
            if (status.wire().equals(wire)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
