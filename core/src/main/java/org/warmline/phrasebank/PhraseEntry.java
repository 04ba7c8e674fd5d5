package org.warmline.phrasebank;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phrase as its owner sees it, as the wire has it.
 *
 * @param version another number after each change; what an edit has to name
 * @param situation key of the situation; null, as its title and the moment may be, only while it is to be reviewed
 * @param feelings wire names, the most fitting first
 * @param neverFor wire names of the topics at which it is never offered
 * @param source {@code shipped}, {@code own} (written or reworded here) or {@code imported}
 * @param state {@code in-use}, {@code retired} or {@code to-review}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PhraseEntry(
        PhraseId id,
        long version,
        String key,
        String locale,
        @Nullable String situation,
        @Nullable String title,
        @Nullable String moment,
        List<String> feelings,
        String formality,
        String directness,
        String text,
        List<String> answers,
        @Nullable String avoid,
        List<String> neverFor,
        String source,
        String state,
        Instant updatedAt) {
    public static final String IN_USE = "in-use";
    public static final String RETIRED = "retired";
    public static final String TO_REVIEW = "to-review";

    public PhraseEntry {
        feelings = List.copyOf(feelings);
        answers = List.copyOf(answers);
        neverFor = List.copyOf(neverFor);
    }
}
