package org.warmline.chat.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Escalation;
import org.warmline.emotion.Label;
import org.warmline.knowledge.Answer;
import org.warmline.knowledge.Source;

/** Hearings by intent, each one step away from a plain later message. */
record HearingFixture(
        String text,
        Emotion emotion,
        Optional<Escalation> escalation,
        Optional<Answer> answer,
        boolean firstReply,
        int missesBefore,
        boolean someoneAvailable) {
    static final Answer DELIVERY_FEES = new Answer(
            "Delivery costs £2.95 and is free for orders of £25 or more.",
            List.of(new Source("What delivery costs", "/help/delivery-fees")),
            0.9,
            "delivery-fees",
            false);

    static HearingFixture of(String text) {
        return new HearingFixture(
                text, emotion(Label.NEUTRAL, 0, 0), Optional.empty(), Optional.empty(), false, 0, true);
    }

    static HearingFixture escalatedFor(ConcernKind kind) {
        return of("…").escalating(kind.wire());
    }

    HearingFixture escalating(String reason) {
        return new HearingFixture(
                text, emotion, Optional.of(new Escalation(reason, "because")), answer, firstReply, missesBefore, someoneAvailable);
    }

    HearingFixture answeredBy(Answer known) {
        return new HearingFixture(text, emotion, escalation, Optional.of(known), firstReply, missesBefore, someoneAvailable);
    }

    HearingFixture first() {
        return new HearingFixture(text, emotion, escalation, answer, true, missesBefore, someoneAvailable);
    }

    HearingFixture afterMisses(int misses) {
        return new HearingFixture(text, emotion, escalation, answer, firstReply, misses, someoneAvailable);
    }

    HearingFixture whileNobodyIsThere() {
        return new HearingFixture(text, emotion, escalation, answer, firstReply, missesBefore, false);
    }

    HearingFixture feeling(Label label, double valence, double intensity) {
        return new HearingFixture(
                text, emotion(label, valence, intensity), escalation, answer, firstReply, missesBefore, someoneAvailable);
    }

    Hearing hearing() {
        return new Hearing(
                text,
                emotion,
                escalation,
                answer,
                firstReply,
                missesBefore,
                "Rye",
                "Hearth & Crumb",
                "Jonas",
                "en-GB",
                someoneAvailable);
    }

    AssistantTurn answered() {
        return new Assistant().answer(hearing());
    }

    private static Emotion emotion(Label label, double valence, double intensity) {
        return new Emotion(
                label.wire(), Map.of(), valence, intensity, 0, 0.9, "en", List.of(), List.of(), null, "fixture");
    }
}
