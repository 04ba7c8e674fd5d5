package org.warmline.emotion;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Which words turn a later one round ("not happy"), and which make it stronger or weaker ("very", "a bit"). */
final class Scope {
    /** How far a negation reaches: "I don't think you are helpful" is five words. */
    private static final int REACH = 5;
    /** Shorter before bad words: in "I won't say how terrible it was" nothing is turned round. */
    private static final int REACH_BEFORE_BAD = 3;

    private static final int MODIFIER_REACH = 2;
    private static final Set<String> CLAUSE_STARTS = Set.of(
            "and",
            "or",
            "because",
            "so",
            "which",
            "who",
            "until",
            "when",
            "while",
            "since",
            "but",
            "though",
            "although");
    private static final Set<String> TRANSPARENT = Set.of("a", "an", "the", "be", "been", "of", "that");
    private static final Set<String> CONDITIONS = Set.of("if", "unless", "whether");

    private final List<Token> words;
    private final BitSet negators = new BitSet();
    private final BitSet conditional = new BitSet();
    private final double[] strength;

    private Scope(List<Token> words) {
        this.words = words;
        this.strength = new double[words.size()];
    }

    static Scope of(TextFeatures features, Lexicon lexicon) {
        Scope scope = new Scope(features.words());
        scope.markConditions();
        for (Hit hit : TermTable.longest(lexicon.negators().all(scope.words))) {
            if (hit.term().label().equals("negator")) {
                // One negation, however many words it is written with.
                scope.negators.set(hit.first());
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

    /** Looks at what stands before the word at {@code at}; bad words are less easily turned round. */
    Before before(int at, boolean bad) {
        double factor = 1;
        int first = at;
        int negations = 0;
        int reach = bad ? REACH_BEFORE_BAD : REACH;
        for (int back = 1; back <= reach && at - back >= 0; back++) {
            int index = at - back;
            Token word = words.get(index);
            if (word.clause() != words.get(at).clause()
                    || CLAUSE_STARTS.contains(word.word()) && strength[index] == 0) {
                break;
            }
            if (negators.get(index)) {
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

    /** Whether the word stands under an "if" of its own clause: nothing has happened yet. */
    boolean conditional(int at) {
        return conditional.get(at);
    }

    private void markConditions() {
        boolean under = false;
        for (int at = 0; at < words.size(); at++) {
            boolean sameClause =
                    at > 0 && words.get(at - 1).clause() == words.get(at).clause();
            under = under && sameClause;
            conditional.set(at, under);
            under |= CONDITIONS.contains(words.get(at).word());
        }
    }

    /** Words a modifier works through: "such a nice", "very, very". */
    private boolean transparent(int at) {
        return strength[at] != 0
                || negators.get(at)
                || TRANSPARENT.contains(words.get(at).word());
    }

    boolean modifies(int at) {
        return strength[at] > 0;
    }
}
