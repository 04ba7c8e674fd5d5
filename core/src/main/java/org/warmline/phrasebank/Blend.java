package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and meaning together. Which of the wordings fits best is decided by both, each stretched over what this search found (the
 * cosines of a model all lie in a narrow band), meaning counting four times as much: 0.8 and 0.2 were best where the nearest of a
 * few wordings had to be found for bank customers' questions (docs/empathy.md). Whether any fits at all is not: that is asked of the words and of the
 * meaning each by itself, on a scale that is the same for every message.
 */
final class Blend {
    private static final double MEANING = 0.8;

    /**
     * Words in common make a meaning surer: so much of the best fit by words in the situation is added to the cosine. Alone it mistakes
     * small talk for business in a tenth of the lines where it is right in seven of ten; so helped, in a twentieth.
     */
    private static final double SUPPORT = 0.3;

    /**
     * Cosines, so helped, that say nothing and everything. {@link Fit#FLOOR} lies at 0.855 between them: the lowest with which the 41
     * lines of small talk in {@code shipped-tuned.tsv} get one offer more than by words alone.
     */
    private static final double NOTHING = 0.72;

    private static final double ALL = 1.02;

    private Blend() {}

    /**
     * Puts them together.
     *
     * @param fits by words, of every wording found
     * @param cosines of those near in meaning; empty when the message has no vector
     * @param floor how well one must fit by itself to be among them, {@link Fit#FLOOR} where people are offered what is found; not asked of
     *     those found without a vector, whose value says it
     * @return best first
     */
    static List<LucenePhraseIndex.Match> of(
            Map<LucenePhraseIndex.Wording, Fit> fits, Map<LucenePhraseIndex.Wording, Double> cosines, double floor) {
        List<LucenePhraseIndex.Match> matches = new ArrayList<>();
        if (cosines.isEmpty()) {
            fits.forEach((wording, fit) -> matches.add(LucenePhraseIndex.Match.byWords(wording, fit)));
        } else {
            Scale words = Scale.over(fits.values().stream().map(Fit::value).toList());
            Scale meaning = Scale.over(cosines.values());
            Map<Situation, Double> support = new HashMap<>();
            fits.forEach((wording, fit) -> support.merge(wording.situation(), fit.value(), Math::max));
            double highest = 0;
            double best = 0;
            for (Map.Entry<LucenePhraseIndex.Wording, Fit> entry : fits.entrySet()) {
                double cosine = cosines.getOrDefault(entry.getKey(), meaning.low());
                double closeness = closeness(
                        cosine + SUPPORT * support.getOrDefault(entry.getKey().situation(), 0.0));
                double own = Math.max(entry.getValue().value(), closeness);
                if (own >= floor) {
                    double order = MEANING * meaning.place(cosine)
                            + (1 - MEANING) * words.place(entry.getValue().value());
                    boolean byMeaning = closeness > entry.getValue().value();
                    matches.add(new LucenePhraseIndex.Match(entry.getKey(), order, entry.getValue(), byMeaning));
                    highest = Math.max(highest, order);
                    best = Math.max(best, own);
                }
            }
            double factor = highest == 0 ? 0 : best / highest;
            matches.replaceAll(match -> new LucenePhraseIndex.Match(
                    match.wording(), match.value() * factor, match.fit(), match.byMeaning()));
        }
        matches.sort(Comparator.comparingDouble(LucenePhraseIndex.Match::value).reversed());
        return matches;
    }

    private static double closeness(double cosine) {
        return Math.clamp((cosine - NOTHING) / (ALL - NOTHING), 0, 1);
    }

    /** From the lowest to the highest of what was found. */
    private record Scale(double low, double high) {
        static Scale over(Collection<Double> values) {
            return new Scale(
                    values.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                    values.stream().mapToDouble(Double::doubleValue).max().orElse(0));
        }

        double place(double value) {
            return high > low ? (value - low) / (high - low) : 0;
        }
    }
}
