package org.warmline.conversation;

import java.util.Locale;

/** What an entry of the log is. */
public enum MessageKind {
    /** Said to the other side. */
    TEXT,
    /** Said among staff. */
    NOTE,
    /** Something that happened, for staff to see. */
    EVENT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public boolean visibleToVisitor() {
        return this == TEXT;
    }
}
