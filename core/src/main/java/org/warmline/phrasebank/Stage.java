package org.warmline.phrasebank;

import java.util.List;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;
import org.warmline.emotion.Turn;

/** Where a conversation stands. */
enum Stage {
    FIRST_ANSWER("First answer"),
    UNDER_WAY("Already answered once"),
    THANKING("They are thanking you");

    /** A thank-you with this much distress beside it is not the end of the talk. */
    private static final double DISTRESS_LEFT = 0.3;

    /** What is left of a moment's need when the draft does it already. */
    private static final double DONE_IN_DRAFT = 0.3;

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    static Stage of(Emotion emotion, List<Turn> history) {
        boolean glad = emotion.primary().equals(Label.GRATITUDE.wire())
                || emotion.primary().equals(Label.JOY.wire());
        if (glad && Feelings.distress(emotion) < DISTRESS_LEFT) {
            return THANKING;
        }
        return history.stream().allMatch(Turn::fromCustomer) ? FIRST_ANSWER : UNDER_WAY;
    }

    /** How much a moment is needed, 0..1, the less when the draft has it already; 0 means that it would be out of place. */
    double need(Moment moment, boolean inDraft) {
        double need = moment.need(this);
        return inDraft ? need * DONE_IN_DRAFT : need;
    }

    /** Why the moment is right, for people. */
    String because(Moment moment) {
        return words + ": " + moment.effect();
    }
}
