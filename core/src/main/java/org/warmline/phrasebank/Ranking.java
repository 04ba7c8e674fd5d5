package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.warmline.emotion.Concern;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Evidence;
import org.warmline.emotion.Label;

/** Gives every phrase that may be offered its score, as the sum of reasons a person can read. Pure. */
final class Ranking {
    /**
     * What each reason can add at most; together 1. Judgement, checked by the authored tables: words first, because a phrase for
     * another situation is wrong however warm; the record last, because what is popular is not what is right.
     */
    private static final double WORDS = 0.55;

    private static final double FEELING = 0.2;
    private static final double MOMENT = 0.15;
    private static final double RECORD = 0.05;
    private static final double NOVELTY = 0.05;

    /** A phrase whose situation fits, but whose own wordings do not, counts so much less. */
    private static final double SISTER = 0.92;

    /** A situation that fits less than this share of the best one is another matter. */
    private static final double NEAR_BEST = 0.7;

    /** Help for a feeling alone needs one this strong, and a reading this sure. */
    private static final double STRONG_INTENSITY = 0.6;

    private static final double SURE_ENOUGH = 0.4;

    /** Offered before in this conversation and left lying. */
    private static final double LEFT_LYING = 0.5;

    private Ranking() {}

    /** A phrase with its filled text, the feeling it answers and its reasons; the score is their sum. */
    record Ranked(Phrase phrase, String text, Label feeling, double score, List<Reason> reasons) {}

    /** Why a phrase is a candidate: how well the words fit, and which words those are. */
    private record Ground(double fit, Optional<String> quote) {}

    /** All that may be offered, best first; empty when nothing fits. */
    static List<Ranked> rank(Exchange exchange, LucenePhraseIndex.Found found, Map<PhraseId, TrackRecord> records) {
        Map<Phrase, Ground> candidates = byWords(exchange, found);
        byTopic(exchange, found)
                .forEach((phrase, ground) ->
                        candidates.merge(phrase, ground, (one, other) -> one.fit() >= other.fit() ? one : other));
        List<Ranked> ranked = rank(exchange, candidates, records);
        return ranked.isEmpty() ? rank(exchange, byFeeling(exchange, found), records) : ranked;
    }

    private static List<Ranked> rank(
            Exchange exchange, Map<Phrase, Ground> candidates, Map<PhraseId, TrackRecord> records) {
        List<Ranked> ranked = new ArrayList<>();
        candidates.forEach((phrase, ground) -> {
            if (Suitability.allows(phrase, exchange)) {
                String text = Placeholders.fill(phrase.content().text(), exchange.values())
                        .orElseThrow();
                List<Reason> reasons =
                        reasons(exchange, phrase, ground, records.getOrDefault(phrase.id(), TrackRecord.NONE));
                double score = reasons.stream().mapToDouble(Reason::weight).sum();
                ranked.add(new Ranked(
                        phrase,
                        text,
                        Feelings.answered(exchange.emotion(), phrase),
                        Math.clamp(rounded(score), 0, 1),
                        reasons));
            }
        });
        // The key last, so that equals always come in the same order.
        ranked.sort(Comparator.comparingDouble(Ranked::score)
                .reversed()
                .thenComparing(one -> one.phrase().content().key()));
        return ranked;
    }

    /** Phrases of situations whose wordings the customer's words fit. */
    private static Map<Phrase, Ground> byWords(Exchange exchange, LucenePhraseIndex.Found found) {
        Map<Situation, LucenePhraseIndex.Match> situations = new LinkedHashMap<>();
        Map<PhraseId, LucenePhraseIndex.Match> own = new HashMap<>();
        double best = 0;
        for (LucenePhraseIndex.Match match : found.matches()) {
            best = Math.max(best, match.fit().value());
            if (match.fit().value() < Math.max(Fit.FLOOR, best * NEAR_BEST)) {
                break;
            }
            situations.putIfAbsent(match.wording().situation(), match);
            PhraseId phrase = match.wording().phrase();
            if (phrase != null) {
                own.putIfAbsent(phrase, match);
            }
        }
        Map<Phrase, Ground> candidates = new LinkedHashMap<>();
        situations.forEach((situation, sister) -> found.shelves()
                .phrases(situation)
                .forEach(phrase -> {
                    LucenePhraseIndex.Match match = own.getOrDefault(phrase.id(), sister);
                    double bySister = sister.fit().value() * SISTER;
                    double fit =
                            own.containsKey(phrase.id()) ? Math.max(match.fit().value(), bySister) : bySister;
                    candidates.put(
                            phrase,
                            new Ground(fit, exchange.words().quote(match.fit().matched())));
                }));
        return candidates;
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
                    .forEach(phrase -> candidates.put(phrase, new Ground(concern.confidence() * SISTER, quote)));
        }
        return candidates;
    }

    /** General words for a strong feeling, when nobody can tell what has happened. */
    private static Map<Phrase, Ground> byFeeling(Exchange exchange, LucenePhraseIndex.Found found) {
        Map<Phrase, Ground> candidates = new LinkedHashMap<>();
        boolean strong = exchange.emotion().intensity() >= STRONG_INTENSITY
                && exchange.emotion().confidence() >= SURE_ENOUGH
                && Feelings.primary(exchange.emotion(), Feelings.DISTRESS);
        if (strong) {
            found.situations().stream()
                    .filter(Situation::general)
                    .flatMap(situation -> found.shelves().phrases(situation).stream())
                    .filter(phrase -> Feelings.answered(exchange.emotion(), phrase)
                            .wire()
                            .equals(exchange.emotion().primary()))
                    .forEach(phrase -> candidates.put(phrase, new Ground(0, Optional.empty())));
        }
        return candidates;
    }

    private static List<Reason> reasons(Exchange exchange, Phrase phrase, Ground ground, TrackRecord record) {
        List<Reason> reasons = new ArrayList<>();
        add(
                reasons,
                Reason.WORDS,
                ground.quote().map(quote -> "Their words: \"" + quote + "\"").orElse("What the talk is about"),
                WORDS * ground.fit());
        add(
                reasons,
                Reason.FEELING,
                "Answers " + Feelings.answered(exchange.emotion(), phrase).wire(),
                FEELING * Feelings.match(exchange.emotion(), phrase));
        add(
                reasons,
                Reason.MOMENT,
                exchange.stage().because(phrase.content().moment()),
                MOMENT * exchange.need(phrase));
        add(
                reasons,
                Reason.RECORD,
                "Used " + record.decided() + (record.decided() == 1 ? " time" : " times") + ", sent " + record.sent()
                        + (record.sent() == 1 ? " time" : " times"),
                RECORD * record.worth());
        novelty(exchange, phrase, reasons);
        return reasons;
    }

    private static void novelty(Exchange exchange, Phrase phrase, List<Reason> reasons) {
        double unsaid = 1 - exchange.mostSaid(phrase);
        boolean lying = exchange.offered().offered(phrase.id());
        String text =
                lying ? "Offered before and left aside" : unsaid > 0.5 ? "Not said here yet" : "Partly said already";
        add(reasons, Reason.NOVELTY, text, NOVELTY * unsaid * (lying ? LEFT_LYING : 1));
    }

    private static void add(List<Reason> reasons, String kind, String text, double weight) {
        double shown = rounded(weight);
        if (shown != 0) {
            reasons.add(new Reason(kind, text, shown));
        }
    }

    /** What people see adds up to what people see. */
    private static double rounded(double weight) {
        return Math.round(weight * 1000) / 1000.0;
    }
}
