package org.warmline.phrasebank;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Label;

/** What must not be offered, whatever its score: a list of rules, each of which can refuse. */
final class Suitability {
    /** Topics at which only words written for them will do. */
    static final Set<ConcernKind> SENSITIVE =
            EnumSet.of(ConcernKind.BEREAVEMENT, ConcernKind.SELF_HARM, ConcernKind.ILLNESS, ConcernKind.SAFETY);

    private static final Set<Label> STRONG = EnumSet.of(Label.ANGER, Label.SADNESS);

    private static final List<BiPredicate<Phrase, Exchange>> RULES = List.of(
            Suitability::writtenForTheTopic,
            Suitability::notForbiddenForATopic,
            Suitability::notCheerfulToDistress,
            Suitability::notSorryForJoy,
            Suitability::notDramaticToCalm,
            Suitability::notOutOfPlace,
            Suitability::fillable,
            Suitability::notDecidedBefore,
            Suitability::notSaidBefore);

    private Suitability() {}

    static boolean allows(Phrase phrase, Exchange exchange) {
        return RULES.stream().allMatch(rule -> rule.test(phrase, exchange));
    }

    /** Whether a situation is about a topic: its key has the topic's name as whole words, as in {@code bereavement-order}. */
    static boolean about(String situation, ConcernKind topic) {
        return ("-" + situation + "-").contains("-" + topic.wire() + "-");
    }

    private static boolean writtenForTheTopic(Phrase phrase, Exchange exchange) {
        List<ConcernKind> topics = SENSITIVE.stream()
                .filter(topic -> Feelings.present(exchange.emotion(), topic))
                .toList();
        return topics.isEmpty()
                || topics.stream().anyMatch(topic -> about(phrase.content().situation(), topic));
    }

    private static boolean notForbiddenForATopic(Phrase phrase, Exchange exchange) {
        return phrase.content().neverFor().stream().noneMatch(topic -> Feelings.present(exchange.emotion(), topic));
    }

    private static boolean notCheerfulToDistress(Phrase phrase, Exchange exchange) {
        return !Feelings.cheerful(phrase)
                || (!Feelings.distressed(exchange.emotion())
                        && SENSITIVE.stream().noneMatch(topic -> Feelings.present(exchange.emotion(), topic)));
    }

    /** Who says thank you needs no comforting. */
    private static boolean notSorryForJoy(Phrase phrase, Exchange exchange) {
        return exchange.stage() != Stage.THANKING
                || phrase.content().feelings().stream()
                        .anyMatch(label -> Feelings.GLAD.contains(label) || label == Label.NEUTRAL);
    }

    /** "I hear how furious you are" to somebody who only asks. */
    private static boolean notDramaticToCalm(Phrase phrase, Exchange exchange) {
        return Feelings.distressed(exchange.emotion())
                || !STRONG.containsAll(phrase.content().feelings());
    }

    private static boolean notOutOfPlace(Phrase phrase, Exchange exchange) {
        boolean goodbyeToDistress =
                phrase.content().moment() == Moment.CLOSE && Feelings.distressed(exchange.emotion());
        return exchange.need(phrase) > 0 && !goodbyeToDistress;
    }

    private static boolean fillable(Phrase phrase, Exchange exchange) {
        return exchange.values()
                .keySet()
                .containsAll(Placeholders.in(phrase.content().text()));
    }

    private static boolean notDecidedBefore(Phrase phrase, Exchange exchange) {
        return !exchange.offered().decided(phrase.id());
    }

    private static boolean notSaidBefore(Phrase phrase, Exchange exchange) {
        return !exchange.saidAlready(phrase);
    }
}
