package org.warmline.admin.phrasebank;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warmline.phrasebank.PhraseEntry;
import org.warmline.phrasebank.PhraseFilter.Position;
import org.warmline.problem.Problem;
import org.warmline.report.PhraseRecord;

/** Phrases with their records, and where to go on. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PhrasePage(List<Item> items, @Nullable String next) {
    private static final String SEPARATOR = "\n";

    @Serdeable
    record Item(PhraseEntry phrase, PhraseRecord record) {}

    static String cursorAfter(PhraseEntry phrase) {
        Position position = Position.after(phrase);
        String text = String.join(SEPARATOR, position.locale(), position.situation(), position.key());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Position position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (parts.length == 3) {
                return new Position(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw Problem.field("cursor", "must be the next of an earlier page");
    }
}
