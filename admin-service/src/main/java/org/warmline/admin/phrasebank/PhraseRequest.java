package org.warmline.admin.phrasebank;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.warmline.phrasebank.PhraseCuration.Keep;
import org.warmline.phrasebank.PhraseDraft;
import org.warmline.phrasebank.SituationDraft;
import org.warmline.problem.Problem;
import org.warmline.problem.Problem.FieldError;
import org.warmline.web.json.JsonFields;

/**
 * What somebody wants a phrase to be.
 *
 * @param version 0 where there was none to name
 * @param situation a new one to make for it
 */
record PhraseRequest(
        long version,
        String locale,
        PhraseDraft draft,
        @Nullable SituationDraft situation,
        @Nullable Keep keep) {
    private static final int LONGEST = 8_000;
    private static final int MOST = 100;

    /** Reads a new phrase; a {@link Problem} names every field that is wrong. */
    static PhraseRequest added(@Nullable String body) {
        return read(JsonFields.parse(body), false);
    }

    /** Reads a change. */
    static PhraseRequest changed(@Nullable String body) {
        return read(JsonFields.parse(body), true);
    }

    /** Reads the version alone. */
    static long version(@Nullable String body) {
        return JsonFields.parse(body).number("version", 1, Long.MAX_VALUE);
    }

    private static PhraseRequest read(JsonFields fields, boolean change) {
        Reading reading = new Reading();
        long version = change ? reading.or(0L, () -> fields.number("version", 1, Long.MAX_VALUE)) : 0;
        String locale = change ? "" : reading.or("", () -> fields.text("locale", 35));
        Keep keep = change ? reading.orNull(() -> keep(fields)) : null;
        JsonFields made = change
                ? null
                : reading.orNull(() -> fields.object("newSituation").orElse(null));
        SituationDraft situation = made == null ? null : reading.orNull(() -> situation(made));
        PhraseDraft draft = draft(fields, reading);
        List<FieldError> wrong = new ArrayList<>(reading.wrong);
        if (!wrong.isEmpty()) {
            // What is of the right type, but no good, is told with the rest. A wrong one reads as absent, and is told
            // once.
            draft.errors().stream()
                    .filter(error ->
                            wrong.stream().noneMatch(told -> told.field().equals(error.field())))
                    .filter(error -> made == null || !error.field().equals("situation"))
                    .toList()
                    .forEach(wrong::add);
            throw Problem.fields(wrong);
        }
        return new PhraseRequest(version, locale, draft, situation, keep);
    }

    private static PhraseDraft draft(JsonFields fields, Reading reading) {
        return new PhraseDraft(
                text(fields, reading, "situation"),
                text(fields, reading, "moment"),
                texts(fields, reading, "feelings"),
                text(fields, reading, "formality"),
                text(fields, reading, "directness"),
                text(fields, reading, "text"),
                texts(fields, reading, "answers"),
                text(fields, reading, "avoid"),
                texts(fields, reading, "neverFor"));
    }

    private static @Nullable String text(JsonFields fields, Reading reading, String field) {
        return reading.orNull(() -> fields.optionalText(field, LONGEST).orElse(null));
    }

    private static List<String> texts(JsonFields fields, Reading reading, String field) {
        return reading.or(List.of(), () -> fields.texts(field, MOST, LONGEST));
    }

    private static @Nullable Keep keep(JsonFields fields) {
        return fields.optionalText("keep", 20)
                .map(value -> Keep.of(value)
                        .orElseThrow(() -> fields.refused("keep", "must be record or nothing, or absent")))
                .orElse(null);
    }

    private static SituationDraft situation(JsonFields fields) {
        return new SituationDraft(
                fields.text("key", LONGEST),
                fields.text("title", LONGEST),
                fields.texts("audience", MOST, LONGEST),
                fields.texts("about", MOST, LONGEST));
    }

    /** Goes on after a refusal, so that all of them can be told. */
    private static final class Reading {
        final List<FieldError> wrong = new ArrayList<>();

        <T> T or(T otherwise, Supplier<T> field) {
            T read = orNull(field::get);
            return read == null ? otherwise : read;
        }

        <T> @Nullable T orNull(Supplier<@Nullable T> field) {
            try {
                return field.get();
            } catch (Problem refusal) {
                wrong.addAll(refusal.errors());
                return null;
            }
        }
    }
}
