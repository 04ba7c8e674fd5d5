package org.warmline.phrasebank;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.warmline.emotion.Concern;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Evidence;

/** Which phrases are about what the customer said, before anything is asked about whether they are suitable. */
final class Candidates {
    /** A phrase whose situation fits, but whose own wordings do not, counts so much less. */
    private static final double SISTER = 0.85;

    /** A situation that fits less than this share of the best one is another matter; nearer ones lose by their share. */
    private static final double NEAR_BEST = 0.85;

    /** Condolences to somebody who only shares a word with a mourner hurt: words alone must fit better there. */
    private static final double FLOOR_OF_TOPICS = 0.55;

    /** Help for a feeling alone needs one this strong, and a reading this sure. */
    private static final double STRONG_INTENSITY = 0.6;

    private static final double SURE_ENOUGH = 0.4;

    private Candidates() {}

    /**
     * Why a phrase is a candidate.
     *
     * @param fit how well it fits, 0..1
     * @param quote the customer's words that say so
     * @param near the wording of the bank that means nearly the same, where that says more than the words in common
     */
    record Ground(double fit, Optional<String> quote, Optional<String> near) {
        Ground(double fit, Optional<String> quote) {
            this(fit, quote, Optional.empty());
        }

        /** For the agent. */
        String because() {
            return near.map(wording -> "Close to: \"" + wording + '"')
                    .or(() -> quote.map(words -> "Their words: \"" + words + '"'))
                    .orElse("Fits what they write about");
        }
    }

    /** By what has happened, as the words or a topic that was read tell it. */
    static Map<Phrase, Ground> byMatter(Exchange exchange, LucenePhraseIndex.Found found) {
        Map<Phrase, Ground> candidates = byWords(exchange, found);
        byTopic(exchange, found)
                .forEach((phrase, ground) ->
                        candidates.merge(phrase, ground, (one, other) -> one.fit() >= other.fit() ? one : other));
        return candidates;
    }

    /** General words for a strong feeling, for when nobody can tell what has happened. */
    static Map<Phrase, Ground> byFeeling(Exchange exchange, LucenePhraseIndex.Found found) {
        Emotion emotion = exchange.emotion();
        Map<Phrase, Ground> candidates = new LinkedHashMap<>();
        if (emotion.intensity() >= STRONG_INTENSITY
                && emotion.confidence() >= SURE_ENOUGH
                && Feelings.primary(emotion, Feelings.DISTRESS)) {
            found.situations().stream()
                    .filter(Situation::general)
                    .flatMap(situation -> found.shelves().phrases(situation).stream())
                    .filter(phrase -> Feelings.answered(emotion, phrase).wire().equals(emotion.primary()))
                    .forEach(phrase -> candidates.put(phrase, new Ground(0, Optional.empty())));
        }
        return candidates;
    }

    /** Phrases of the situations whose wordings the customer's words fit. */
    private static Map<Phrase, Ground> byWords(Exchange exchange, LucenePhraseIndex.Found found) {
        Map<Situation, LucenePhraseIndex.Match> situations = new LinkedHashMap<>();
        Map<PhraseId, LucenePhraseIndex.Match> own = new HashMap<>();
        for (LucenePhraseIndex.Match match : good(found.matches())) {
            situations.putIfAbsent(match.wording().situation(), match);
            PhraseId phrase = match.wording().phrase();
            if (phrase != null) {
                own.putIfAbsent(phrase, match);
            }
        }
        Map<Phrase, Ground> candidates = new LinkedHashMap<>();
        situations.forEach((situation, best) -> {
            // Squared, so that the best fit is not outweighed by a feeling or a moment that suits a near miss better.
            double share = Math.pow(best.value() / found.matches().getFirst().value(), 2);
            Ground bySituation = ground(exchange, best, share * SISTER);
            List<Phrase> phrases = found.shelves().phrases(situation);
            boolean parting = exchange.stage() == Stage.THANKING || mostlyGoodbyes(phrases);
            for (Phrase phrase : phrases) {
                LucenePhraseIndex.Match match = own.get(phrase.id());
                if (match == null && phrase.content().moment() == Moment.CLOSE && !parting) {
                    // The end of a matter, to somebody who has just begun it.
                    continue;
                }
                Ground byOwn = match == null ? bySituation : ground(exchange, match, share);
                candidates.put(phrase, byOwn.fit() > bySituation.fit() ? byOwn : bySituation);
            }
        });
        return candidates;
    }

    private static boolean mostlyGoodbyes(List<Phrase> phrases) {
        long goodbyes = phrases.stream()
                .filter(phrase -> phrase.content().moment() == Moment.CLOSE)
                .count();
        return goodbyes * 2 > phrases.size();
    }

    private static List<LucenePhraseIndex.Match> good(List<LucenePhraseIndex.Match> matches) {
        if (matches.isEmpty()) {
            return matches;
        }
        double least = Math.max(Fit.FLOOR, matches.getFirst().value() * NEAR_BEST);
        return matches.stream()
                .takeWhile(match -> match.value() >= least)
                .filter(match -> match.value() >= FLOOR_OF_TOPICS
                        || Suitability.SENSITIVE.stream()
                                .noneMatch(topic -> Suitability.about(
                                        match.wording().situation().key(), topic)))
                .toList();
    }

    private static Ground ground(Exchange exchange, LucenePhraseIndex.Match match, double share) {
        return new Ground(
                match.value() * share,
                exchange.words().quote(match.fit().matched()),
                match.byMeaning() ? Optional.of(match.wording().text()) : Optional.empty());
    }

    /** Phrases written for a sensitive topic that was read, whichever words told it. */
    private static Map<Phrase, Ground> byTopic(Exchange exchange, LucenePhraseIndex.Found found) {
        Map<Phrase, Ground> candidates = new LinkedHashMap<>();
        for (Concern concern : exchange.emotion().concerns()) {
            ConcernKind topic = ConcernKind.of(concern.kind())
                    .filter(Suitability.SENSITIVE::contains)
                    .orElse(null);
            if (topic == null || concern.confidence() < Feelings.CONCERN_PRESENT) {
                continue;
            }
            Optional<String> quote =
                    concern.evidence().stream().map(Evidence::text).findFirst();
            found.situations().stream()
                    .filter(situation -> Suitability.about(situation.key(), topic))
                    .flatMap(situation -> found.shelves().phrases(situation).stream())
                    .filter(phrase -> topic != ConcernKind.SAFETY || safeInAnyDanger(phrase))
                    .forEach(phrase -> candidates.put(phrase, new Ground(concern.confidence() * SISTER, quote)));
        }
        return candidates;
    }

    /** Advice for one danger can harm in another, so only its own words bring it up; taking it seriously never harms. */
    private static boolean safeInAnyDanger(Phrase phrase) {
        Moment moment = phrase.content().moment();
        return moment == Moment.ACKNOWLEDGE || moment == Moment.HAND_OVER;
    }
}
