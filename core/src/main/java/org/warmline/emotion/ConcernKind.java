package org.warmline.emotion;

import java.util.Locale;
import java.util.Optional;

/** A sensitive topic or another reason why a person should take over, apart from the feeling. */
public enum ConcernKind {
    PERSON_REQUESTED,
    STRONG_EMOTION,
    BEREAVEMENT,
    ILLNESS,
    SELF_HARM,
    THREAT,
    LEGAL,
    SAFETY,
    VULNERABLE,
    REPEATED_FAILURE,
    ABUSE,
    LOW_CONFIDENCE;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wire() {
        return wire;
    }

    public static Optional<ConcernKind> of(String wire) {
        for (ConcernKind kind : values()) {
            if (kind.wire.equals(wire)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
