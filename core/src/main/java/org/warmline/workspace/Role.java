package org.warmline.workspace;

import java.util.Locale;

/** What somebody of the staff may do; later roles may do all that earlier ones may. */
public enum Role {
    AGENT,
    LEAD,
    OWNER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
