package org.warmline.chat.assistant;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.warmline.chat.assistant.AssistantTurn.HandOver;
import org.warmline.chat.assistant.AssistantTurn.Reply;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Escalation;
import org.warmline.emotion.Label;
import org.warmline.knowledge.Answer;

/**
 * Decides what the assistant says. Pure and thread-safe: the same hearing always gives the same words.
 *
 * <p>It never states a fact of its own, says in its first words that it is automated, and would rather hand over than guess: an
 * escalation always does, and so does a second message in a row it has no answer to.
 */
@Singleton
public final class Assistant {
    /** From here on a feeling is plain enough to be named. */
    private static final double FELT = 0.4;

    private static final double SURE = 0.4;

    public AssistantTurn answer(Hearing hearing) {
        EnglishWords words = words(hearing);
        if (hearing.escalation().isPresent()) {
            return handOver(reason(hearing.escalation().get()), words);
        }
        // The articles first: "hi, when do you open?" is a question, not a greeting.
        Optional<Answer> answer = hearing.answer();
        if (answer.isPresent()) {
            return new Reply(
                    words.answer(answer.get(), feeling(hearing)), answer.get().sources(), false);
        }
        return switch (SmallTalk.in(hearing.text(), hearing.assistantName())) {
            case GREETING -> reply(words.greeting());
            case THANKS -> reply(words.thanks(isLow(hearing)));
            case FAREWELL -> reply(words.farewell(isLow(hearing)));
            case ARE_YOU_A_PERSON -> reply(words.aboutMyself());
            case YES -> hearing.missesBefore() > 0 ? yesToPerson(words) : new Reply(words.offerPerson(), List.of(), true);
            case OKAY -> hearing.missesBefore() > 0 ? yesToPerson(words) : reply(words.okay());
            case NO -> reply(words.okay());
            case NONE -> missed(hearing, words);
        };
    }

    /** With every miss a person is offered; this takes the offer. */
    private static AssistantTurn yesToPerson(EnglishWords words) {
        return handOver(Optional.of(ConcernKind.PERSON_REQUESTED), words);
    }

    private static AssistantTurn missed(Hearing hearing, EnglishWords words) {
        return hearing.missesBefore() > 0
                ? handOver(Optional.of(ConcernKind.REPEATED_FAILURE), words)
                : new Reply(words.miss(feeling(hearing)), List.of(), true);
    }

    private static AssistantTurn handOver(Optional<ConcernKind> reason, EnglishWords words) {
        return new HandOver(words.handOver(reason));
    }

    private static Reply reply(String text) {
        return new Reply(text, List.of(), false);
    }

    private static Optional<ConcernKind> reason(Escalation escalation) {
        return ConcernKind.of(escalation.reason());
    }

    /** The feeling worth a word; empty when it is faint, unsure or neutral. */
    private static Optional<Label> feeling(Hearing hearing) {
        boolean plain = hearing.emotion().intensity() >= FELT && hearing.emotion().confidence() >= SURE;
        return plain ? Label.of(hearing.emotion().primary()) : Optional.empty();
    }

    private static boolean isLow(Hearing hearing) {
        return hearing.emotion().valence() < -0.15;
    }

    /** English for everybody until another language is written; a text in the wrong language is better than none. */
    private static EnglishWords words(Hearing hearing) {
        return new EnglishWords(hearing);
    }
}
