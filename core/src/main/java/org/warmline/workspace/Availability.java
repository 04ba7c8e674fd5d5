package org.warmline.workspace;

import java.util.Locale;

/** What somebody of the staff chose; whether they are there at all is known by their open connections. */
public enum Availability {
    AVAILABLE,
    AWAY;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Availability of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
