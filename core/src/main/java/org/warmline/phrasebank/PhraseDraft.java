package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Label;
import org.warmline.problem.Problem;
import org.warmline.problem.Problem.FieldError;

/**
 * A phrase as somebody wrote it, before anybody looked whether it keeps to the format of {@code docs/phrase-bank.md}. What is null was
 * not given.
 */
public record PhraseDraft(
        @Nullable String situation,
        @Nullable String moment,
        List<String> feelings,
        @Nullable String formality,
        @Nullable String directness,
        @Nullable String text,
        List<String> answers,
        @Nullable String avoid,
        List<String> neverFor) {
    public static final int LONGEST_TEXT = 2_000;
    public static final int LONGEST_WORDING = 300;
    public static final int MOST_ANSWERS = 20;

    private static final int LONGEST_AVOID = 1_000;
    private static final String MUST_BE_GIVEN = "must be given";

    public PhraseDraft {
        feelings = List.copyOf(feelings);
        answers = List.copyOf(answers);
        neverFor = List.copyOf(neverFor);
    }

    /** Everything that is wrong with it, in the order of the fields; empty when nothing is. */
    public List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (blank(situation)) {
            errors.add(new FieldError("situation", MUST_BE_GIVEN));
        }
        wording("text", text, LONGEST_TEXT, errors);
        if (text != null && !Placeholders.NAMES.containsAll(Placeholders.in(text))) {
            Set<String> unknown = Placeholders.in(text);
            unknown.removeAll(Placeholders.NAMES);
            errors.add(new FieldError(
                    "text", "must not hold {" + unknown.iterator().next() + "}; known are " + placeholders()));
        }
        one("moment", moment, value -> Moment.of(value).isPresent(), errors);
        some("feelings", feelings, value -> Label.of(value).isPresent(), errors);
        if (feelings.isEmpty()) {
            errors.add(new FieldError("feelings", "must name at least one feeling"));
        }
        one("formality", formality, Tone.FORMALITIES::contains, errors);
        one("directness", directness, Tone.DIRECTNESSES::contains, errors);
        if (answers.isEmpty()) {
            errors.add(new FieldError("answers", "must have at least one customer's wording"));
        }
        if (answers.size() > MOST_ANSWERS) {
            errors.add(new FieldError("answers", "must have at most " + MOST_ANSWERS + " wordings"));
        }
        answers.forEach(answer -> line("answers", answer, errors));
        if (avoid != null && tooLong(avoid, LONGEST_AVOID)) {
            errors.add(new FieldError("avoid", "must have at most " + LONGEST_AVOID + " characters"));
        }
        some("neverFor", neverFor, value -> ConcernKind.of(value).isPresent(), errors);
        return errors;
    }

    /**
     * The phrase it stands for.
     *
     * @throws Problem naming every field that is wrong
     */
    Phrase.Content content(String locale, String key) {
        List<FieldError> errors = errors();
        if (!errors.isEmpty()) {
            throw Problem.fields(errors);
        }
        return new Phrase.Content(
                locale,
                given(situation),
                key,
                read(moment, Moment::of),
                feelings.stream()
                        .map(value -> read(value, Label::of))
                        .distinct()
                        .toList(),
                new Tone(given(formality), given(directness)),
                given(text).strip(),
                answers.stream().map(String::strip).distinct().toList(),
                blank(avoid) ? null : given(avoid).strip(),
                neverFor.stream().map(value -> read(value, ConcernKind::of)).collect(Collectors.toSet()));
    }

    /** A wording in one line, as customers' words are. */
    static void line(String field, String value, List<FieldError> errors) {
        wording(field, value, LONGEST_WORDING, errors);
        if (value.strip().lines().count() > 1) {
            errors.add(new FieldError(field, "must have each wording in one line"));
        }
    }

    private static void wording(String field, @Nullable String value, int longest, List<FieldError> errors) {
        if (blank(value)) {
            errors.add(new FieldError(field, MUST_BE_GIVEN));
        } else if (value != null && tooLong(value, longest)) {
            errors.add(new FieldError(field, "must have at most " + longest + " characters"));
        }
    }

    private static void one(String field, @Nullable String value, Known known, List<FieldError> errors) {
        if (value == null) {
            errors.add(new FieldError(field, MUST_BE_GIVEN));
        } else {
            some(field, List.of(value), known, errors);
        }
    }

    private static void some(String field, List<String> values, Known known, List<FieldError> errors) {
        if (!values.stream().allMatch(known::test)) {
            errors.add(new FieldError(field, "must be of the words that docs/phrase-bank.md lists"));
        }
    }

    private static boolean tooLong(String value, int longest) {
        return value.codePointCount(0, value.length()) > longest;
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static String placeholders() {
        return Placeholders.NAMES.stream()
                .sorted()
                .map(name -> "{" + name + "}")
                .collect(Collectors.joining(", "));
    }

    private static String given(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("looked at before, and given then");
        }
        return value;
    }

    private static <T> T read(@Nullable String value, Function<String, Optional<T>> reader) {
        return reader.apply(given(value)).orElseThrow();
    }

    @FunctionalInterface
    private interface Known {
        boolean test(String value);
    }
}
