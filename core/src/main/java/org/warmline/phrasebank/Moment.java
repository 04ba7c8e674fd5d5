package org.warmline.phrasebank;

import java.util.Locale;
import java.util.Optional;

/** What a phrase does in a conversation; the words of the wire are the lower-case names with a space. */
enum Moment {
    ACKNOWLEDGE("shows that they were heard"),
    VALIDATE("says that their feeling makes sense"),
    APOLOGISE("says sorry"),
    CLARIFY("asks for what is missing"),
    OWN("says who takes care of it"),
    ACT("says what happens next"),
    WAIT("asks for time"),
    REFUSE("says no and why"),
    HAND_OVER("brings in somebody else"),
    CLOSE("rounds the conversation off"),
    THANK("thanks them");

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    private final String effect;

    Moment(String effect) {
        this.effect = effect;
    }

    String wire() {
        return wire;
    }

    /** What a phrase of this moment does, for people, to follow a colon. */
    String effect() {
        return effect;
    }

    static Optional<Moment> of(String wire) {
        for (Moment moment : values()) {
            if (moment.wire.equals(wire)) {
                return Optional.of(moment);
            }
        }
        return Optional.empty();
    }
}
