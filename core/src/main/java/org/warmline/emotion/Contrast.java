package org.warmline.emotion;

import java.util.Arrays;
import java.util.List;

/** Where a text turns ("but", "however"): what follows is what the writer means. */
final class Contrast {
    private static final double BEFORE = 0.55;
    private static final double AFTER = 1.15;
    private static final double SENTENCE_BEFORE = 0.7;
    private static final int NONE = -1;

    private final List<Token> words;
    /** By sentence: the last word that turns it, or {@link #NONE}. */
    private final int[] turns;

    private Contrast(List<Token> words) {
        this.words = words;
        this.turns = new int[words.isEmpty() ? 1 : words.getLast().sentence() + 1];
        Arrays.fill(turns, NONE);
    }

    static Contrast of(TextFeatures features, Lexicon lexicon) {
        Contrast contrast = new Contrast(features.words());
        for (Hit hit : lexicon.contrast().all(contrast.words)) {
            contrast.turns[contrast.words.get(hit.first()).sentence()] = hit.first();
        }
        return contrast;
    }

    /** What to multiply the weight of the word at {@code at} with. */
    double factor(int at) {
        int sentence = words.get(at).sentence();
        int turn = turns[sentence];
        if (turn != NONE && at < turn) {
            return BEFORE;
        }
        double factor = turn != NONE && at > turn ? AFTER : 1;
        return sentence + 1 < turns.length && opens(sentence + 1) ? Math.min(factor, SENTENCE_BEFORE) : factor;
    }

    /** Whether the text turns after this word: later in its sentence, or at the next one's begin. */
    boolean turnsAfter(int at) {
        int sentence = words.get(at).sentence();
        return turns[sentence] > at || sentence + 1 < turns.length && opens(sentence + 1);
    }

    private boolean opens(int sentence) {
        int turn = turns[sentence];
        return turn != NONE && (turn == 0 || words.get(turn - 1).sentence() != sentence);
    }
}
