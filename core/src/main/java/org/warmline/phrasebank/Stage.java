package org.warmline.phrasebank;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;
import org.warmline.emotion.Turn;

/**
 * Where a conversation stands, and so what it needs to hear. The needs are judgement (acknowledge before solving, never say
 * goodbye to somebody who has just complained), to be checked against outcomes once there are enough.
 */
enum Stage {
    FIRST_ANSWER(
            "First answer",
            Map.of(
                    Moment.ACKNOWLEDGE,
                    1.0,
                    Moment.VALIDATE,
                    0.9,
                    Moment.APOLOGISE,
                    0.75,
                    Moment.CLARIFY,
                    0.6,
                    Moment.OWN,
                    0.7,
                    Moment.ACT,
                    0.5,
                    Moment.WAIT,
                    0.3,
                    Moment.REFUSE,
                    0.3,
                    Moment.HAND_OVER,
                    0.4,
                    Moment.THANK,
                    0.3)),
    UNDER_WAY(
            "Already answered once",
            Map.of(
                    Moment.ACKNOWLEDGE,
                    0.5,
                    Moment.VALIDATE,
                    0.55,
                    Moment.APOLOGISE,
                    0.5,
                    Moment.CLARIFY,
                    0.9,
                    Moment.OWN,
                    1.0,
                    Moment.ACT,
                    1.0,
                    Moment.WAIT,
                    0.6,
                    Moment.REFUSE,
                    0.5,
                    Moment.HAND_OVER,
                    0.6,
                    Moment.THANK,
                    0.3)),
    THANKING("They are thanking you", Map.of(Moment.THANK, 1.0, Moment.CLOSE, 0.95, Moment.ACKNOWLEDGE, 0.3));

    /** A thank-you with this much distress beside it is not the end of the talk. */
    private static final double DISTRESS_LEFT = 0.3;

    /** What is left of a moment's need when the draft does it already. */
    private static final double DONE_IN_DRAFT = 0.3;

    /** How English drafts show that a moment is in them. */
    private static final Map<Moment, Pattern> IN_DRAFT = Map.of(
            Moment.ACKNOWLEDGE,
                    Pattern.compile(
                            "\\b(i|we) (hear|see|understand|can see|can hear)\\b|\\bmust (be|have been)\\b|\\bsounds\\b|\\bthank you for (telling|letting)"),
            Moment.VALIDATE,
                    Pattern.compile(
                            "\\bmakes sense\\b|\\b(any|every)(one|body) would\\b|\\bno wonder\\b|\\bright to\\b|frustrating|\\bupsetting\\b"),
            Moment.APOLOGISE, Pattern.compile("\\bsorry\\b|\\bapolog"),
            Moment.CLARIFY, Pattern.compile("\\?"),
            Moment.THANK, Pattern.compile("\\bthank"));

    private final String words;
    private final Map<Moment, Double> needs;

    Stage(String words, Map<Moment, Double> needs) {
        this.words = words;
        this.needs = needs;
    }

    static Stage of(Emotion emotion, List<Turn> history) {
        boolean glad = emotion.primary().equals(Label.GRATITUDE.wire())
                || emotion.primary().equals(Label.JOY.wire());
        if (glad && Feelings.distress(emotion) < DISTRESS_LEFT) {
            return THANKING;
        }
        return history.stream().allMatch(Turn::fromCustomer) ? FIRST_ANSWER : UNDER_WAY;
    }

    /** 0..1; 0 means that it would be out of place. */
    double need(Moment moment, @Nullable String draft) {
        double need = needs.getOrDefault(moment, 0.0);
        return draft != null && done(moment, draft) ? need * DONE_IN_DRAFT : need;
    }

    /** Why the moment is right, for people. */
    String because(Moment moment) {
        return words + ": " + moment.effect();
    }

    private static boolean done(Moment moment, String draft) {
        Pattern pattern = IN_DRAFT.get(moment);
        return pattern != null
                && pattern.matcher(LuceneWords.straight(draft).toLowerCase(Locale.ROOT))
                        .find();
    }
}
