package org.warmline.conversation;

import java.util.Locale;

/** Who can write into a conversation. */
public enum AuthorKind {
    VISITOR,
    AGENT,
    BOT,
    SYSTEM;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AuthorKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
