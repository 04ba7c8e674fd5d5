package org.warmline.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of {@link Wording}s, found in a text in one pass. Immutable. */
final class Wordings {
    private final Map<String, List<Wording>> byFirstWord = new HashMap<>();
    /** Those that begin with a beginning or a number. */
    private final List<Wording> others = new ArrayList<>();

    Wordings(List<Wording> wordings) {
        for (Wording wording : wordings) {
            if (!(wording.parts().getFirst() instanceof Wording.OneOf first) || first.optional()) {
                throw new IllegalStateException("a wording must begin with a word: " + wording);
            }
            first.words()
                    .forEach(word -> byFirstWord
                            .computeIfAbsent(word, key -> new ArrayList<>())
                            .add(wording));
            if (first.number() || !first.beginnings().isEmpty()) {
                others.add(wording);
            }
        }
    }

    /** Words of a text, from {@code first} to before {@code end}. */
    record Found(int first, int end) {}

    /** What is there outside quotations, the longest at each place, none within another. */
    List<Found> in(DraftText text) {
        List<Found> found = new ArrayList<>();
        List<Token> words = text.words();
        int limit = 0;
        int at = 0;
        while (at < words.size()) {
            if (at >= limit) {
                limit = text.endOfSentence(at);
            }
            int end = words.get(at).quoted() ? -1 : end(words, at, limit);
            if (end > at) {
                found.add(new Found(at, end));
            }
            at = Math.max(at + 1, end);
        }
        return found;
    }

    private int end(List<Token> words, int at, int limit) {
        int longest = -1;
        for (Wording wording : byFirstWord.getOrDefault(words.get(at).word(), List.of())) {
            longest = Math.max(longest, wording.end(words, at, limit));
        }
        for (Wording wording : others) {
            longest = Math.max(longest, wording.end(words, at, limit));
        }
        return longest;
    }
}
