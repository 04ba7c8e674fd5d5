package org.warmline.knowledge;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Measures how well an article fits a question.
 *
 * <p>Search scores only order articles; they can't say that none fits. So the fit is made of two shares, both weighted by how telling
 * the words are: how much of what the customer said the article covers, and how much of one of its listed questions the
 * customer said. A word the articles have never seen counts in full and is covered by none, which is what keeps "do you sell
 * laptops" without an answer.
 */
final class Fitting {
    /** What a word is worth that stands not in the wording compared with but elsewhere in the article. */
    private static final double IN_ANOTHER_WORDING = 0.55;

    private static final double ONLY_IN_THE_TEXT = 0.35;

    /** How far a fit may fall when the customer said only a part of the listed question. */
    private static final double PART_SAID = 0.45;

    private final ToDoubleFunction<String> weight;
    private final Predicate<String> faint;

    /**
     * Measures by the given weights of stems, each above 0.
     *
     * @param faint whether a stem is too common with every topic to connect question and article by itself
     */
    Fitting(ToDoubleFunction<String> weight, Predicate<String> faint) {
        this.weight = weight;
        this.faint = faint;
    }

    /**
     * The best fit over the article's wordings.
     *
     * @param said stems of the question to how sure they are, 0..1: 1 as written, less when guessed from a misspelling
     */
    Fit of(Map<String, Double> said, ArticleWords article) {
        double all = said.keySet().stream().mapToDouble(weight).sum();
        if (all == 0) {
            return Fit.NONE;
        }
        boolean allFaint = said.keySet().stream().allMatch(faint);
        Fit best = Fit.NONE;
        for (Set<String> wording : article.wordings()) {
            if (!allFaint && said.keySet().stream().noneMatch(stem -> wording.contains(stem) && !faint.test(stem))) {
                continue;
            }
            Fit fit = fit(said, all, wording, article);
            best = fit.value() > best.value() ? fit : best;
        }
        return best;
    }

    private Fit fit(Map<String, Double> said, double all, Set<String> wording, ArticleWords article) {
        double inWording = 0;
        double elsewhere = 0;
        for (Map.Entry<String, Double> each : said.entrySet()) {
            String stem = each.getKey();
            double worth = weight.applyAsDouble(stem) * each.getValue();
            if (wording.contains(stem)) {
                inWording += worth;
            } else if (article.asked().contains(stem)) {
                elsewhere += worth * IN_ANOTHER_WORDING;
            } else if (article.told().contains(stem)) {
                elsewhere += worth * ONLY_IN_THE_TEXT;
            }
        }
        double covered = (inWording + elsewhere) / all;
        double ofWording = inWording / wording.stream().mapToDouble(weight).sum();
        return new Fit(covered * (1 - PART_SAID * (1 - ofWording)), covered);
    }
}
