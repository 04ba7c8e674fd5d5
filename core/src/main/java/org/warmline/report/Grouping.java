package org.warmline.report;

import java.util.Locale;
import java.util.Optional;

/** By what a report is split; the words of the wire are the lower-case names. */
public enum Grouping {
    DAY,
    WEEK,
    MONTH,
    INBOX,
    AUDIENCE,
    TEAM;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    public static Optional<Grouping> of(String wire) {
        for (Grouping grouping : values()) {
            if (grouping.wire.equals(wire)) {
                return Optional.of(grouping);
            }
        }
        return Optional.empty();
    }
}
