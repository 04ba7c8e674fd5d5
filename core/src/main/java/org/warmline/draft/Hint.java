package org.warmline.draft;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Something to know about a draft.
 *
 * @param kind wire name of a {@link Kind}
 * @param state {@code there}: the draft does it; {@code missing}: it does not, and here it matters; {@code mind}: words to look at once more
 * @param evidence the words of the draft it rests on, in order of place; empty for what is missing
 * @param text one sentence for the agent
 */
@Serdeable
public record Hint(String kind, String state, List<Words> evidence, String text) {
    public Hint {
        evidence = List.copyOf(evidence);
    }

    /**
     * Words of the draft.
     *
     * @param from first UTF-16 offset into the draft
     * @param to offset after the last one
     * @param text the words as written
     */
    @Serdeable
    public record Words(int from, int to, String text) {}
}
