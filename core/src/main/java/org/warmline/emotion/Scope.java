package org.warmline.emotion;

import java.util.BitSet;
import java.util.List;

/** Which words turn a later one round ("not happy"), and which make it stronger or weaker ("very", "a bit"). */
final class Scope {
    /** How far a negation reaches: "I don't think you are helpful" is five words. */
    private static final int REACH = 5;
    /** Shorter before bad words: in "I won't say how terrible it was" nothing is turned round. */
    private static final int REACH_BEFORE_BAD = 3;

    private static final int REACH_AFTER = 3;
    private static final int MODIFIER_REACH = 2;
    private final List<Token> words;
    private final WordClasses classes;
    /** By word: after which word the negation that begins here ends; 0 where none begins. */
    private final int[] negationEnds;

    private final BitSet conditional = new BitSet();
    private final double[] strength;

    private Scope(List<Token> words, WordClasses classes) {
        this.words = words;
        this.classes = classes;
        this.strength = new double[words.size()];
        this.negationEnds = new int[words.size()];
    }

    static Scope of(TextFeatures features, Lexicon lexicon) {
        Scope scope = new Scope(features.words(), lexicon.classes());
        scope.markConditions();
        for (Hit hit : TermTable.longest(lexicon.negators().all(scope.words))) {
            if (hit.term().label().equals("negator")) {
                // One negation, however many words it is written with.
                scope.negationEnds[hit.first()] = hit.end();
            }
        }
        for (Hit hit : TermTable.longest(lexicon.modifiers().all(scope.words))) {
            scope.strength[hit.end() - 1] = hit.term().weight();
        }
        return scope;
    }

    /**
     * What stands before a hit.
     *
     * @param negations how many negators reach it; an even number cancels out
     * @param factor what the words before it multiply its weight with, above 0
     * @param first index of the first word of all that, or of the hit
     */
    record Before(int negations, double factor, int first) {
        boolean turnedRound() {
            return negations % 2 == 1;
        }
    }

    /** Looks at what stands before a hit; bad words are less easily turned round. */
    Before before(Hit hit, boolean bad) {
        int at = hit.first();
        double factor = 1;
        int first = at;
        int negations = 0;
        int reach = bad ? REACH_BEFORE_BAD : REACH;
        for (int back = 1; back <= reach && at - back >= 0; back++) {
            int index = at - back;
            Token word = words.get(index);
            if (word.clause() != words.get(at).clause() || startsClause(word) && strength[index] == 0) {
                break;
            }
            // One that ends in the hit is part of it: in "ne veux plus vivre" nothing is turned round.
            boolean within = negationEnds[index] > hit.first() && negationEnds[index] <= hit.end();
            if (negationEnds[index] > 0 && !within) {
                negations++;
                first = index;
            } else if (back <= MODIFIER_REACH && strength[index] != 0 && (back == 1 || transparent(index + 1))) {
                // A capital or drawn-out "SOOO" is stronger than "so".
                double louder = word.drawnOut() ? 1.4 : 1;
                factor *= 1 + strength[index] * louder;
                first = negations > 0 ? first : index;
            }
        }
        // "not very happy" is milder than "not happy", not stronger.
        return new Before(negations, negations > 0 ? Math.min(1, factor) : factor, first);
    }

    /** Where a negation that comes after the word ends, in languages that have such ("das gefällt mir nicht"); else -1. */
    int negatedUntil(int last) {
        for (int at = last + 1; at <= last + REACH_AFTER && at < words.size(); at++) {
            Token word = words.get(at);
            if (word.clause() != words.get(last).clause() || startsClause(word)) {
                return -1;
            }
            if (classes.of("negates-after").contains(word.word())) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Whether the word stands under an "if" of its own clause: nothing has happened yet. */
    boolean conditional(int at) {
        return conditional.get(at);
    }

    private boolean startsClause(Token word) {
        return classes.of("clause").contains(word.word());
    }

    private void markConditions() {
        boolean under = false;
        for (int at = 0; at < words.size(); at++) {
            boolean sameClause =
                    at > 0 && words.get(at - 1).clause() == words.get(at).clause();
            under = under && sameClause;
            conditional.set(at, under);
            under |= classes.of("condition").contains(words.get(at).word());
        }
    }

    /** Words a modifier works through: "such a nice", "very, very". */
    private boolean transparent(int at) {
        return strength[at] != 0
                || negationEnds[at] > 0
                || classes.of("transparent").contains(words.get(at).word());
    }

    boolean modifies(int at) {
        return strength[at] > 0;
    }
}
