package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.warmline.emotion.Label;

/** Gives every phrase that may be offered its score, as the sum of reasons a person can read. Pure. */
final class Ranking {
    /**
     * What each reason can add at most, and novelty take away. Judgement, checked by the authored tables: words first, because a phrase for
     * another situation is wrong however warm; the record last, because what is popular is not what is right.
     */
    private static final double WORDS = 0.55;

    private static final double FEELING = 0.2;
    private static final double MOMENT = 0.15;
    private static final double RECORD = 0.05;
    private static final double NOVELTY = 0.05;

    /** Offered before in this conversation and left lying. */
    private static final double LEFT_LYING = 0.5;

    private Ranking() {}

    /** A phrase with its filled text, the feeling it answers and its reasons; the score is their sum. */
    record Ranked(Phrase phrase, String text, Label feeling, double score, List<Reason> reasons) {}

    /** All that may be offered, best first; empty when nothing fits. */
    static List<Ranked> rank(Exchange exchange, LucenePhraseIndex.Found found, Map<PhraseId, TrackRecord> records) {
        List<Ranked> ranked = rank(exchange, Candidates.byMatter(exchange, found), records);
        return ranked.isEmpty() ? rank(exchange, Candidates.byFeeling(exchange, found), records) : ranked;
    }

    private static List<Ranked> rank(
            Exchange exchange, Map<Phrase, Candidates.Ground> candidates, Map<PhraseId, TrackRecord> records) {
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
        return exchange.address().inOneForm(ranked);
    }

    private static List<Reason> reasons(
            Exchange exchange, Phrase phrase, Candidates.Ground ground, TrackRecord record) {
        List<Reason> reasons = new ArrayList<>();
        add(reasons, Reason.WORDS, ground.because(), WORDS * ground.fit());
        add(
                reasons,
                Reason.FEELING,
                answers(Feelings.answered(exchange.emotion(), phrase)),
                FEELING * Feelings.match(exchange.emotion(), phrase));
        add(
                reasons,
                Reason.MOMENT,
                exchange.stage().because(phrase.content().moment()),
                MOMENT * exchange.need(phrase));
        add(reasons, Reason.RECORD, became(record.sent(), record.decided() - record.sent()), RECORD * record.worth());
        novelty(exchange, phrase, reasons);
        return reasons;
    }

    private static String answers(Label felt) {
        return felt == Label.NEUTRAL ? "Plain words for a calm message" : "Answers their " + felt.wire();
    }

    /** Speaks against a phrase only: that something has not been said yet is no reason to say it. */
    private static void novelty(Exchange exchange, Phrase phrase, List<Reason> reasons) {
        boolean lying = exchange.offered().offered(phrase.id());
        double news = (1 - exchange.mostSaid(phrase)) * (lying ? LEFT_LYING : 1);
        String text = lying ? "Offered before and left aside" : "Partly said already";
        add(reasons, Reason.NOVELTY, text, NOVELTY * (news - 1));
    }

    private static void add(List<Reason> reasons, String kind, String text, double weight) {
        double shown = rounded(weight);
        if (shown != 0) {
            reasons.add(new Reason(kind, text, shown));
        }
    }

    private static String became(long sent, long dismissed) {
        return "Sent " + times(sent) + (dismissed == 0 ? "" : ", dismissed " + times(dismissed));
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    /** What people see adds up to what people see. */
    private static double rounded(double weight) {
        return Math.round(weight * 1000) / 1000.0;
    }
}
