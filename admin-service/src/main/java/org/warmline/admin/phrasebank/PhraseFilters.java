package org.warmline.admin.phrasebank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warmline.phrasebank.PhraseFilter;
import org.warmline.problem.Problem;
import org.warmline.web.json.JsonFields;

/** Reads what of the bank is asked for; a wrong value is refused by name, an empty one is none. */
final class PhraseFilters {
    private static final int LONGEST = 200;

    private PhraseFilters() {}

    static PhraseFilter read(
            @Nullable String words,
            @Nullable String locale,
            @Nullable String situation,
            @Nullable String moment,
            @Nullable String tone,
            @Nullable String source,
            @Nullable String state) {
        return new PhraseFilter(
                text("q", words),
                text("locale", locale),
                text("situation", situation),
                text("moment", moment),
                text("tone", tone),
                oneOf("source", source, PhraseFilter.SOURCES),
                oneOf("state", state, PhraseFilter.STATES));
    }

    private static @Nullable String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST || !JsonFields.storable(value)) {
            throw Problem.field(field, "must be a text of at most " + LONGEST + " characters");
        }
        return value;
    }

    private static @Nullable String oneOf(String field, @Nullable String value, List<String> known) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!known.contains(value)) {
            throw Problem.field(field, "must be one of " + String.join(", ", known));
        }
        return value;
    }
}
