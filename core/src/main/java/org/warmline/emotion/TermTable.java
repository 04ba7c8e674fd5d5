package org.warmline.emotion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Terms indexed by how they begin, so that reading a text costs little more with many of them than with few. Unchanging and thread-safe.
 */
final class TermTable {
    private static final int SHORTEST_STEM = 2;

    private final Map<String, List<Term>> byWord = new HashMap<>();
    private final Map<String, List<Term>> byStem = new HashMap<>();
    private final List<Term> byFigure = new ArrayList<>();
    private final Term.Reach reach;
    private final int size;
    private final int longestStem;

    TermTable(List<Term> terms, Term.Reach reach) {
        this.reach = reach;
        this.size = terms.size();
        for (Term term : terms) {
            switch (term.parts().getFirst()) {
                case Term.Words words ->
                    words.any()
                            .forEach(word -> byWord.computeIfAbsent(word, key -> new ArrayList<>())
                                    .add(term));
                case Term.Stem stem ->
                    stem.begins()
                            .forEach(begin -> byStem.computeIfAbsent(begin, key -> new ArrayList<>())
                                    .add(term));
                case Term.Figure ignored -> byFigure.add(term);
                case Term.Gap ignored -> throw new IllegalArgumentException(term.written());
            }
        }
        this.longestStem =
                byStem.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    int size() {
        return size;
    }

    /** Whether a term begins with this word, or is a stem of it. */
    boolean knows(Token token) {
        return byWord.containsKey(token.word()) || byWord.containsKey(token.plain()) || knowsStem(token.word());
    }

    /** Every place where a term stands, overlapping ones too, by first word. */
    List<Hit> all(List<Token> words) {
        List<Hit> hits = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            Token token = words.get(at);
            addHits(byWord.get(token.word()), words, at, hits);
            addStemHits(token.word(), words, at, hits);
            if (token.drawnOut()) {
                addHits(byWord.get(token.plain()), words, at, hits);
                addStemHits(token.plain(), words, at, hits);
            }
            addHits(byFigure, words, at, hits);
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
                .thenComparing(hit -> -Math.abs(hit.term().weight()))
                .thenComparing(Comparator.comparingInt(Hit::first)));
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

    private void addHits(@Nullable List<Term> terms, List<Token> words, int at, List<Hit> hits) {
        if (terms == null) {
            return;
        }
        for (Term term : terms) {
            int end = term.endAt(words, at, reach);
            if (end > at) {
                hits.add(new Hit(at, end, term));
            }
        }
    }

    private void addStemHits(String word, List<Token> words, int at, List<Hit> hits) {
        int longest = Math.min(word.length(), longestStem);
        for (int length = SHORTEST_STEM; length <= longest; length++) {
            addHits(byStem.get(word.substring(0, length)), words, at, hits);
        }
    }

    private boolean knowsStem(String word) {
        int longest = Math.min(word.length(), longestStem);
        for (int length = SHORTEST_STEM; length <= longest; length++) {
            if (byStem.containsKey(word.substring(0, length))) {
                return true;
            }
        }
        return false;
    }
}
