package org.warmline.phrasebank;

import java.util.Locale;
import java.util.Optional;

/** What somebody did with a suggestion; the words of the wire are the lower-case names. */
public enum Outcome {
    /** Sent as it was. */
    ACCEPTED,
    /** Sent after changes. */
    EDITED,
    /** Put aside. */
    DISMISSED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Outcome> of(String wire) {
        for (Outcome outcome : values()) {
            if (outcome.wire().equals(wire)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
