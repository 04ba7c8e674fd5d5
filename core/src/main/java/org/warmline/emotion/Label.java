package org.warmline.emotion;

import java.util.Locale;
import java.util.Optional;

/** A feeling a customer's message can show; the words of the wire are the lower-case names. */
public enum Label {
    ANGER,
    FRUSTRATION,
    DISAPPOINTMENT,
    WORRY,
    CONFUSION,
    SADNESS,
    URGENCY,
    GRATITUDE,
    JOY,
    NEUTRAL;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    public static Optional<Label> of(String wire) {
        for (Label label : values()) {
            if (label.wire.equals(wire)) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }
}
