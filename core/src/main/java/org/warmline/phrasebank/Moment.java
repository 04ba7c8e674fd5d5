package org.warmline.phrasebank;

import java.util.Locale;
import java.util.Optional;

/** What a phrase does in a conversation; the words of the wire are the lower-case names with a space. */
enum Moment {
    ACKNOWLEDGE("shows that they were heard", 1, 0.5, 0.3),
    VALIDATE("says that their feeling makes sense", 0.9, 0.55, 0),
    APOLOGISE("says sorry", 0.75, 0.5, 0),
    CLARIFY("asks for what is missing", 0.6, 0.9, 0),
    OWN("says who takes care of it", 0.7, 1, 0),
    ACT("says what happens next", 0.5, 1, 0),
    WAIT("asks for time", 0.3, 0.6, 0),
    REFUSE("says no and why", 0.3, 0.5, 0),
    HAND_OVER("brings in somebody else", 0.4, 0.6, 0),
    CLOSE("rounds the conversation off", 0.15, 0.4, 0.95),
    THANK("thanks them", 0.3, 0.3, 1);

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    private final String effect;
    private final double atFirst;
    private final double underWay;
    private final double whenThanked;

    /** The needs are judgement (acknowledge before solving), to be checked against outcomes once there are enough. */
    Moment(String effect, double atFirst, double underWay, double whenThanked) {
        this.effect = effect;
        this.atFirst = atFirst;
        this.underWay = underWay;
        this.whenThanked = whenThanked;
    }

    /** How much a conversation at this stage needs it, 0..1; 0 means that it would be out of place. */
    double need(Stage stage) {
        return switch (stage) {
            case FIRST_ANSWER -> atFirst;
            case UNDER_WAY -> underWay;
            case THANKING -> whenThanked;
        };
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
