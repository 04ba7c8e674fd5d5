package org.warmline.chat.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Label;
import org.warmline.knowledge.Answer;

/**
 * All that the assistant can say in English besides the articles' answers.
 *
 * <p>Its tone: friendly and plain, never gushing; no exclamation marks, so that nothing can sound cheerful to somebody who
 * grieves; no promise of when somebody answers. Which of several wordings is taken depends on the message alone.
 */
final class EnglishWords {
    private final Hearing hearing;

    EnglishWords(Hearing hearing) {
        this.hearing = hearing;
    }

    String greeting() {
        if (hearing.firstReply()) {
            return introduction() + " What can I help you with?";
        }
        return oneOf("Hello again. What can I help you with?", "I'm still here. What would you like to know?");
    }

    /** The answer unchanged, with a word about the feeling before it, and a person offered after it when it wants one. */
    String answer(Answer answer, Optional<Label> feeling) {
        List<String> parts = beginning(feeling);
        parts.add(answer.text());
        if (answer.person()) {
            parts.add(
                    hearing.someoneAvailable()
                            ? "If you would like a person to look at this with you, just write \"person\"."
                            : "If you would like a person to look at this with you, just write \"person\". Nobody is at the desk"
                                    + " right now, so that answer would come later.");
        }
        return String.join("\n\n", parts);
    }

    String miss(Optional<Label> feeling) {
        List<String> parts = beginning(feeling);
        String miss = oneOf(
                "I don't have an answer to that. Could you put it another way, or would you like a person to take over?",
                "That is something I don't know. If you tell me in other words what you need, I'll try again; a person can take"
                        + " over too, if you prefer.",
                "I'm not sure I understood you, and I'd rather not guess. Could you say it differently, or shall I pass you on to"
                        + " a person?");
        parts.add(hearing.someoneAvailable() ? miss : miss + " Nobody is at the desk right now, so a person would answer later.");
        return String.join("\n\n", parts);
    }

    /** After a "yes" to nothing the assistant has asked. */
    String offerPerson() {
        return introducing(
                hearing.someoneAvailable()
                        ? "Would you like a person to take over?"
                        : "Would you like me to leave this for a person? Nobody is at the desk right now, so the answer would come"
                                + " later.");
    }

    String thanks(boolean low) {
        return introducing(
                low
                        ? "Thank you for writing. I'm here if there is anything else."
                        : oneOf(
                                "You're welcome. I'm here if there is anything else.",
                                "Glad that helped. Just write if anything else comes up."));
    }

    String farewell(boolean low) {
        return introducing(
                low ? "Take care. You can write here again at any time." : "Goodbye, and thank you for writing to us.");
    }

    String okay() {
        return introducing("All right. I'm here if there is anything else.");
    }

    String aboutMyself() {
        String me = "I'm " + hearing.assistantName() + ", the automated assistant at " + hearing.businessName()
                + ", not a person. I answer from our help pages.";
        return me
                + (hearing.someoneAvailable()
                        ? " If you would like a person, just say so and I'll pass you on."
                        : " If you would like a person, just say so; nobody is at the desk right now, but your message is kept for"
                                + " them.");
    }

    /** What the customer is told when a person takes over; quiet, and honest about having to wait. */
    String handOver(Optional<ConcernKind> reason) {
        String text = reason.map(this::passingOn).orElseGet(this::plainly);
        return text + " " + waiting(reason);
    }

    private String passingOn(ConcernKind reason) {
        return switch (reason) {
            case PERSON_REQUESTED -> "Of course. " + me() + ", and I'm passing you on to a person.";
            case BEREAVEMENT ->
                "I am very sorry for your loss. " + me() + ", and a person should answer you now, so I am passing this on.";
            case ILLNESS ->
                "I am sorry to hear that. " + me() + ", and this should be with a person, so I am passing it on. If somebody needs"
                        + " medical help now, please call your local emergency number first.";
            case SELF_HARM ->
                "Thank you for telling us. This sounds very serious, and you should not be alone with it. If you or somebody else"
                        + " is in danger right now, please call your local emergency number, or a crisis line, or somebody you"
                        + " trust. " + me() + ", so I am passing your message on to a person.";
            case SAFETY ->
                "This sounds serious. If anybody is hurt or in danger, please call your local emergency number first. " + me()
                        + ", so I am passing this on to a person.";
            case THREAT ->
                "We take this seriously. If anybody is in danger right now, please call your local emergency number. " + me()
                        + ", so I am passing this on to a person.";
            case LEGAL -> "I understand. " + me() + ", and this is for a person to answer, so I am passing it on.";
            case VULNERABLE ->
                "Thank you for telling us. " + me() + ", and a person can look after this better with you, so I am passing it on.";
            case STRONG_EMOTION ->
                "I can see how upsetting this is. " + me() + ", and that is not what you need now, so I am passing this on to a"
                        + " person. They see everything you have written, so you don't have to explain it again.";
            case REPEATED_FAILURE ->
                "I'm sorry, I can't help you with this. " + me() + ", so I am passing it on to a person, who sees everything you"
                        + " have written.";
            case ABUSE, LOW_CONFIDENCE -> plainly();
        };
    }

    private String plainly() {
        return me() + ", and this is better answered by a person, so I am passing it on.";
    }

    private String waiting(Optional<ConcernKind> reason) {
        if (hearing.someoneAvailable()) {
            return "Someone from our team will answer you here.";
        }
        boolean mustNotWait = reason.filter(kind -> kind == ConcernKind.SELF_HARM
                        || kind == ConcernKind.SAFETY
                        || kind == ConcernKind.ILLNESS
                        || kind == ConcernKind.THREAT)
                .isPresent();
        return "Nobody is at the desk at the moment. "
                + (mustNotWait ? "If you need help now, please don't wait for us. " : "")
                + "Your message is kept, and the first person back will answer you here.";
    }

    private List<String> beginning(Optional<Label> feeling) {
        List<String> parts = new ArrayList<>();
        if (hearing.firstReply()) {
            parts.add(introduction());
        }
        feeling.flatMap(EnglishWords::acknowledgement).ifPresent(parts::add);
        return parts;
    }

    private static Optional<String> acknowledgement(Label feeling) {
        return switch (feeling) {
            case ANGER, FRUSTRATION -> Optional.of("I can see that this is frustrating.");
            case DISAPPOINTMENT -> Optional.of("I'm sorry that this is not what you had hoped for.");
            case WORRY -> Optional.of("I can see that this worries you.");
            case SADNESS -> Optional.of("I'm sorry that things are hard.");
            case CONFUSION, URGENCY, GRATITUDE, JOY, NEUTRAL -> Optional.empty();
        };
    }

    private String introducing(String text) {
        return hearing.firstReply() ? introduction() + " " + text : text;
    }

    private String introduction() {
        String name = hearing.customerName();
        return (name == null || name.isBlank() ? "Hello. " : "Hello " + name.strip() + ". ")
                + "I'm " + hearing.assistantName() + ", the automated assistant at " + hearing.businessName()
                + (hearing.someoneAvailable()
                        ? ". You can have a person at any time, just ask."
                        : ". You can ask for a person at any time; nobody is at the desk right now, but whoever is back first"
                                + " answers you here.");
    }

    /** Who is speaking; in full when the customer has not been told yet. */
    private String me() {
        return hearing.firstReply()
                ? "I'm " + hearing.assistantName() + ", the automated assistant at " + hearing.businessName()
                : "I'm an automated assistant";
    }

    private String oneOf(String... wordings) {
        return wordings[Math.floorMod(hearing.text().hashCode() + hearing.missesBefore(), wordings.length)];
    }
}
