package org.warmline.emotion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Terms indexed by how they begin, so that reading a text costs the same however many there are. Unchanging and thread-safe.
 */
final class TermTable {
    private static final int SHORTEST_STEM = 2;
    private static final int LONGEST_STEM = 16;

    private final Map<String, List<Term>> byWord = new HashMap<>();
    private final Map<String, List<Term>> byStem = new HashMap<>();
    private final List<Term> byFigure = new ArrayList<>();
    private final boolean acrossSentences;
    private final int size;

    TermTable(List<Term> terms, boolean acrossSentences) {
        this.acrossSentences = acrossSentences;
        this.size = terms.size();
        for (Term term : terms) {
            switch (term.parts().getFirst()) {
                case Term.Words words ->
                    words.any()
                            .forEach(word -> byWord.computeIfAbsent(word, key -> new ArrayList<>())
                                    .add(term));
                case Term.Stem stem ->
                    byStem.computeIfAbsent(stem.begin(), key -> new ArrayList<>())
                            .add(term);
                case Term.Figure ignored -> byFigure.add(term);
                case Term.Gap ignored -> throw new IllegalArgumentException(term.written());
            }
        }
    }

    int size() {
        return size;
    }

    /** Whether a term begins with this word, or is a stem of it. */
    boolean knows(Token token) {
        return !startingWith(token).isEmpty();
    }

    /** Every place where a term stands, overlapping ones too, by first word. */
    List<Hit> all(List<Token> words) {
        List<Hit> hits = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            for (Term term : startingWith(words.get(at))) {
                int end = term.endAt(words, at, acrossSentences);
                if (end > at) {
                    hits.add(new Hit(at, end, term));
                }
            }
        }
        return hits;
    }

    /**
     * The longest hits that do not overlap, by first word: "not good enough" hides "good". Where several terms of the same
     * words carry different labels, all of them count.
     */
    static List<Hit> longest(List<Hit> hits) {
        List<Hit> sorted = new ArrayList<>(hits);
        sorted.sort(Comparator.comparingInt(Hit::length)
                .reversed()
                .thenComparing(Comparator.comparingInt(Hit::first))
                .thenComparing(hit -> -Math.abs(hit.term().weight())));
        BitSet taken = new BitSet();
        Map<Long, List<String>> labels = new HashMap<>();
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : sorted) {
            long span = ((long) hit.first() << 32) | hit.end();
            List<String> here = labels.get(span);
            int next = taken.nextSetBit(hit.first());
            boolean free = next < 0 || next >= hit.end();
            if (free || (here != null && !here.contains(hit.term().label()))) {
                taken.set(hit.first(), hit.end());
                labels.computeIfAbsent(span, key -> new ArrayList<>())
                        .add(hit.term().label());
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt(Hit::first));
        return kept;
    }

    private List<Term> startingWith(Token token) {
        List<Term> found = new ArrayList<>(byWord.getOrDefault(token.word(), List.of()));
        if (token.drawnOut()) {
            found.addAll(byWord.getOrDefault(token.plain(), List.of()));
        }
        addStems(token.word(), found);
        if (token.drawnOut()) {
            addStems(token.plain(), found);
        }
        found.addAll(byFigure);
        return found;
    }

    private void addStems(String word, List<Term> found) {
        int longest = Math.min(word.length(), LONGEST_STEM);
        for (int length = SHORTEST_STEM; length <= longest; length++) {
            List<Term> terms = byStem.get(word.substring(0, length));
            if (terms != null) {
                found.addAll(terms);
            }
        }
    }
}
