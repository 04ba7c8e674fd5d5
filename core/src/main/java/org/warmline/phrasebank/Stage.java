package org.warmline.phrasebank;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

    /** How much a moment is needed, 0..1, when so much is written already; 0 means that it would be out of place. */
    double need(Moment moment, @Nullable String draft) {
        double need = moment.need(this);
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
