package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Picks a few of many so that they are a choice: maximal marginal relevance (Carbonell and Goldstein, 1998), where likeness is
 * of words, and the same moment again costs too.
 */
final class Variety {
    /** Alike enough to be the same thing said twice. */
    static final double SAME = 0.6;

    /** Alike enough when both also do the same. */
    private static final double SAME_IN_MOMENT = 0.35;

    private static final double LIKENESS_COST = 0.25;
    private static final double MOMENT_COST = 0.12;

    private Variety() {}

    /** At most so many, best first. */
    static List<Ranking.Ranked> pick(List<Ranking.Ranked> ranked, int limit) {
        List<Ranking.Ranked> left = new ArrayList<>(ranked);
        List<Ranking.Ranked> picked = new ArrayList<>();
        while (picked.size() < limit && !left.isEmpty()) {
            Ranking.Ranked next = left.stream()
                    .max(Comparator.comparingDouble(one -> one.score() - cost(one, picked)))
                    .orElseThrow();
            picked.add(next);
            left.removeIf(one -> one.equals(next) || same(one, next));
        }
        picked.sort(Comparator.comparingDouble(Ranking.Ranked::score).reversed());
        return picked;
    }

    private static double cost(Ranking.Ranked one, List<Ranking.Ranked> picked) {
        return picked.stream()
                .mapToDouble(other -> LIKENESS_COST * likeness(one, other) + (sameMoment(one, other) ? MOMENT_COST : 0))
                .max()
                .orElse(0);
    }

    private static boolean same(Ranking.Ranked one, Ranking.Ranked other) {
        return likeness(one, other) >= (sameMoment(one, other) ? SAME_IN_MOMENT : SAME);
    }

    private static boolean sameMoment(Ranking.Ranked one, Ranking.Ranked other) {
        return one.phrase().content().moment() == other.phrase().content().moment();
    }

    /** The share of their matter that both have (Jaccard), 0..1. */
    static double likeness(Ranking.Ranked one, Ranking.Ranked other) {
        return likeness(one.phrase().matter(), other.phrase().matter());
    }

    static double likeness(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        Set<String> all = new HashSet<>(both);
        both.retainAll(other);
        all.addAll(other);
        return all.isEmpty() ? 1 : (double) both.size() / all.size();
    }
}
