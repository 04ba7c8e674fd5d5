package org.warmline.emotion;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.embedding.Vector;

/** A text, or one sentence of it, as the heads see it: by its n-grams and, where there is one, by its vector. */
final class Passage {
    private final TextFeatures features;
    private final Heads heads;
    private final Ngrams ngrams;
    private final double[] byNgrams;
    private final double[] byVector;
    private final boolean complete;

    private Passage(TextFeatures features, Heads heads, Ngrams ngrams, double[] byNgrams, @Nullable Vector vector) {
        this.features = features;
        this.heads = heads;
        this.ngrams = ngrams;
        this.byNgrams = byNgrams;
        this.byVector = vector == null ? new double[byNgrams.length] : heads.byVector(vector);
        this.complete = vector != null;
    }

    static Passage of(TextFeatures features, Heads heads, Optional<Vector> vector) {
        Ngrams ngrams = Ngrams.of(features);
        return new Passage(features, heads, ngrams, heads.byNgrams(ngrams), vector.orElse(null));
    }

    /** The same with a vector. */
    Passage with(Vector vector) {
        return new Passage(features, heads, ngrams, byNgrams, vector);
    }

    /** Whether it has a vector. */
    boolean complete() {
        return complete;
    }

    Fusion fusion() {
        return complete ? heads.withVector() : heads.withoutVector();
    }

    /** From its first word to its last, with the marks right behind that. */
    String text() {
        return features.passage();
    }

    /** The probability of each feeling, which add up to 1. */
    double[] feelings(double[] byLexicon) {
        return fusion().feelings(
                        new double[][] {byLexicon, byNgrams, byVector},
                        fusion().talk(byNgrams[heads.talk()], byVector[heads.talk()]));
    }

    /**
     * The probability of a concern; 0 for one without a head.
     *
     * @param concerns what the lexicon found in the whole text; what lies in this passage counts
     */
    double probability(ConcernKind kind, List<Concern> concerns) {
        int target = heads.target(kind);
        return target < 0
                ? 0
                : fusion().concern(kind, spoken(kind, features, concerns), byNgrams[target], byVector[target]);
    }

    /** The words that carried what the heads say of a target; empty when none did. */
    List<Evidence> carriers(String target, double probability) {
        return Carriers.of(features, heads, ngrams, heads.targets().indexOf(target), target, probability);
    }

    /** What the lexicon says of a concern in a passage, as log-odds. */
    static double spoken(ConcernKind kind, TextFeatures passage, List<Concern> concerns) {
        return Fusion.logOdds(concerns.stream()
                .filter(concern -> concern.is(kind))
                .mapToDouble(concern -> confidence(concern, passage))
                .max()
                .orElse(0));
    }

    private static double confidence(Concern concern, TextFeatures passage) {
        return concern.evidence().stream().allMatch(passage::covers)
                ? concern.confidence()
                : concern.evidence().stream()
                        .filter(passage::covers)
                        .mapToDouble(Evidence::weight)
                        .max()
                        .orElse(0);
    }
}
