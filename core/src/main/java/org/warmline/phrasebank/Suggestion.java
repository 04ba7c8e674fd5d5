package org.warmline.phrasebank;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * One thing that could be said, as the wire has it. Never sent by itself: a person chooses.
 *
 * @param text the phrase with its placeholders filled
 * @param template the phrase as the bank has it
 * @param situation key of the situation it belongs to
 * @param feeling wire name of the feeling it answers best here
 * @param moment what it does, such as {@code acknowledge}
 * @param score 0..1, the sum of the reasons' weights
 */
@Serdeable
public record Suggestion(
        SuggestionId id,
        PhraseId phraseId,
        String text,
        String template,
        String locale,
        String situation,
        String feeling,
        String moment,
        Tone tone,
        double score,
        List<Reason> reasons) {
    public Suggestion {
        reasons = List.copyOf(reasons);
    }
}
