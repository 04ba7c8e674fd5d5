package org.warmline.phrasebank;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmline.phrasebank.LucenePhraseIndex.Wording;

/**
 * Works out how well one message fits wordings, on a scale that means the same for every message: BM25 scores rise with the length of the
 * message and the size of the bank, so no floor could be put under them.
 *
 * <p>Two shares of term weights (inverse document frequencies, as BM25 has them), each 0..1: how much of the wording the
 * customer's words cover, which is BM25 relative to the best the wording can score; and how much of the customer's sentence
 * the situation's wordings know between them, for the best sentence that shares a term with this one: a long message names
 * its matter in one sentence and tells a story around it. The fit is their geometric mean, leaning to the second.
 *
 * <p>Asked of a hundred wordings for each message, so what is asked of the message alone, or of a situation, is worked out once. Confined
 * to a thread.
 */
final class Fitting {
    private static final double WORDING_SHARE = 0.4;

    /** Words of grammar alone fit only when neither side says more, as in "where are you". */
    private static final double ALL = 0.9;

    /** One word of matter that the situation knows is chance unless it is most of what the wording says. */
    private static final double MOST = 0.6;

    private final CustomerWords words;
    private final TermWeights weights;
    private final List<Sentence> sentences;
    /** How much of each sentence they know. */
    private final Map<Situation, Known[]> known = new HashMap<>();

    Fitting(CustomerWords words, TermWeights weights) {
        this.words = words;
        this.weights = weights;
        this.sentences = words.sentences().stream().map(this::sentence).toList();
    }

    Fit of(Wording wording) {
        Set<String> matched = new HashSet<>();
        double covered = 0;
        double whole = 0;
        boolean grammar = true;
        for (String term : wording.terms()) {
            double weight = weights.weight(term);
            whole += weight;
            Double said = words.weights().get(term);
            if (said != null) {
                matched.add(term);
                covered += weight * said;
                grammar &= words.language().function(term);
            }
        }
        double ofWording = share(covered, whole);
        boolean onlyThat = ofWording >= ALL && words.sentences().stream().allMatch(wording.terms()::containsAll);
        if (grammar && !onlyThat) {
            return new Fit(0, Collections.unmodifiableSet(matched));
        }
        int matters = 0;
        double ofSentence = 0;
        Known[] ofEach = known.computeIfAbsent(wording.situation(), situation -> known(wording.vocabulary()));
        for (int i = 0; i < ofEach.length; i++) {
            if (sentences.get(i).hasOneOf(matched)) {
                matters = Math.max(matters, ofEach[i].matters);
                ofSentence = Math.max(ofSentence, ofEach[i].share);
            }
        }
        double value = ofWording < MOST && matters < 2
                ? 0
                : Math.pow(ofWording, WORDING_SHARE) * Math.pow(ofSentence, 1 - WORDING_SHARE);
        return new Fit(value, Collections.unmodifiableSet(matched));
    }

    private Known[] known(Set<String> vocabulary) {
        return sentences.stream().map(sentence -> sentence.in(vocabulary)).toArray(Known[]::new);
    }

    private Sentence sentence(Set<String> terms) {
        List<Weighed> weighed = terms.stream()
                .map(term -> new Weighed(
                        term, weights.weight(term), !words.language().function(term)))
                .toList();
        double weight = 0;
        for (Weighed one : weighed) {
            weight += one.weight;
        }
        return new Sentence(weighed, weight);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private record Weighed(String term, double weight, boolean matter) {}

    /**
     * How much of a sentence a situation knows.
     *
     * @param share of the weight of its terms, 0..1
     * @param matters how many of its words of matter
     */
    private record Known(double share, int matters) {}

    private record Sentence(List<Weighed> terms, double weight) {
        boolean hasOneOf(Set<String> matched) {
            return terms.stream().anyMatch(one -> matched.contains(one.term));
        }

        Known in(Set<String> vocabulary) {
            double covered = 0;
            int matters = 0;
            for (Weighed one : terms) {
                if (vocabulary.contains(one.term)) {
                    covered += one.weight;
                    matters += one.matter ? 1 : 0;
                }
            }
            return new Known(Fitting.share(covered, weight), matters);
        }
    }
}
