package org.warmline.phrasebank;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How much the terms of a locale say, which goes by how rare they are among its wordings. Unchanging. */
final class TermWeights {
    /** Of a locale without wordings. */
    static final TermWeights NONE = new Count("und").weights();

    /** How much a word of grammar or manners counts, against 1 for one that carries matter. */
    private static final double FUNCTION_WEIGHT = 0.4;

    private final LuceneWords language;
    private final Map<String, Double> rarities;
    private final double unheard;

    private TermWeights(LuceneWords language, Map<String, Double> rarities, double unheard) {
        this.language = language;
        this.rarities = rarities;
        this.unheard = unheard;
    }

    boolean knows(String term) {
        return rarities.containsKey(term);
    }

    /** BM25's inverse document frequency. */
    double rarity(String term) {
        return rarities.getOrDefault(term, unheard);
    }

    /** The same, less for a word of grammar. */
    double weight(String term) {
        return rarity(term) * (language.function(term) ? FUNCTION_WEIGHT : 1);
    }

    /** Counts in how many wordings a term stands. */
    static final class Count {
        private final LuceneWords language;
        private final Map<String, Integer> counts = new HashMap<>();
        private int wordings;

        Count(String locale) {
            this.language = LuceneWords.of(locale);
        }

        /** @param terms of one wording, each once */
        void add(Set<String> terms) {
            wordings += terms.isEmpty() ? 0 : 1;
            terms.forEach(term -> counts.merge(term, 1, Integer::sum));
        }

        TermWeights weights() {
            Map<String, Double> rarities = new HashMap<>();
            counts.forEach((term, count) -> rarities.put(term, rarity(count)));
            return new TermWeights(language, rarities, rarity(0));
        }

        private double rarity(int count) {
            return Math.log(1 + (wordings - count + 0.5) / (count + 0.5));
        }
    }
}
