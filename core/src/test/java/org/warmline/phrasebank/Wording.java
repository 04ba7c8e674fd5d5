package org.warmline.phrasebank;

import static org.warmline.emotion.ConcernKind.ABUSE;
import static org.warmline.emotion.ConcernKind.BEREAVEMENT;
import static org.warmline.emotion.ConcernKind.ILLNESS;
import static org.warmline.emotion.ConcernKind.PERSON_REQUESTED;
import static org.warmline.emotion.ConcernKind.SAFETY;
import static org.warmline.emotion.ConcernKind.SELF_HARM;
import static org.warmline.emotion.ConcernKind.VULNERABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.warmline.emotion.ConcernKind;

/**
 * A customer's wording from the shipped phrases.
 *
 * @param topic what its situation is about, when that is a sensitive topic
 */
public record Wording(String locale, String text, Optional<ConcernKind> topic) {
    private static final Map<String, ConcernKind> TOPICS = Map.of(
            "bereavement", BEREAVEMENT,
            "illness", ILLNESS,
            "self-harm", SELF_HARM,
            "safety-danger", SAFETY,
            "abusive-language", ABUSE,
            "asks-for-a-person", PERSON_REQUESTED,
            "financial-hardship", VULNERABLE,
            "needs-extra-help", VULNERABLE);

    /** Their wordings are partly about a topic and partly not. */
    private static final Set<String> MIXED = Set.of(
            "threat-or-legal",
            "repeated-contact",
            "accessibility",
            "allergy-and-ingredients",
            "suspicious-message",
            "pregnancy-or-family-event",
            "staff-hard-day",
            "no-solution",
            "complaint-about-staff",
            "waiting-for-reply",
            "public-review");

    /** Those of a language, without the situations that tell little about a topic. */
    public static List<Wording> of(String locale) {
        BankContents contents = PhraseBankFixture.contents("phrases");
        List<Wording> wordings = new ArrayList<>();
        contents.situations().stream()
                .filter(situation -> situation.locale().equals(locale) && !MIXED.contains(situation.key()))
                .forEach(situation -> situation
                        .about()
                        .forEach(text -> wordings.add(new Wording(locale, text, topic(situation.key())))));
        contents.phrases().stream()
                .map(Phrase::content)
                .filter(content -> content.locale().equals(locale) && !MIXED.contains(content.situation()))
                .forEach(content -> content.answers()
                        .forEach(text -> wordings.add(new Wording(locale, text, topic(content.situation())))));
        return wordings;
    }

    private static Optional<ConcernKind> topic(String situation) {
        return Optional.ofNullable(TOPICS.get(situation));
    }
}
