package org.warmline.phrasebank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which phrases of the bank; null means any.
 *
 * @param words to be found in the text, the key, the situation's title or the customers' wordings
 * @param tone a formality or a directness
 * @param source one of {@link #SOURCES}
 * @param state one of {@link #STATES}
 */
public record PhraseFilter(
        @Nullable String words,
        @Nullable String locale,
        @Nullable String situation,
        @Nullable String moment,
        @Nullable String tone,
        @Nullable String source,
        @Nullable String state) {
    public static final List<String> SOURCES = List.of("shipped", "own", "imported");
    public static final List<String> STATES = List.of(PhraseEntry.IN_USE, PhraseEntry.RETIRED, PhraseEntry.TO_REVIEW);
    public static final PhraseFilter ALL = new PhraseFilter(null, null, null, null, null, null, null);

    /** The place in the list after a phrase: by language, situation and key, which no two phrases share. */
    public record Position(String locale, String situation, String key) {
        public static Position after(PhraseEntry phrase) {
            String situation = phrase.situation();
            return new Position(phrase.locale(), situation == null ? "" : situation, phrase.key());
        }
    }
}
