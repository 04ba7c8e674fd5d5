package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.warmline.problem.Problem;
import org.warmline.problem.Problem.FieldError;

/** A new situation as somebody wrote it. Its fields are named in refusals with the prefix {@code newSituation}. */
public record SituationDraft(String key, String title, List<String> audience, List<String> about) {
    /** Lower-case words joined by hyphens. */
    static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Who an inbox can be for; the constraint {@code inbox_audience} has the same. */
    static final Set<String> AUDIENCES = Set.of("customer", "supplier", "neighbour", "staff");

    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_TITLE = 120;
    private static final int MOST_WORDINGS = 60;
    private static final String FIELD = "newSituation.";

    public SituationDraft {
        audience = List.copyOf(audience);
        about = List.copyOf(about);
    }

    /** Everything that is wrong with it. */
    public List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
            errors.add(new FieldError(
                    FIELD + "key", "must be lower-case words joined by hyphens, at most " + LONGEST_KEY + " letters"));
        }
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            errors.add(new FieldError(FIELD + "title", "must have 1 to " + LONGEST_TITLE + " characters"));
        }
        if (audience.isEmpty() || !AUDIENCES.containsAll(audience)) {
            errors.add(
                    new FieldError(FIELD + "audience", "must be one or more of customer, supplier, neighbour, staff"));
        }
        if (about.isEmpty() || about.size() > MOST_WORDINGS) {
            errors.add(new FieldError(FIELD + "about", "must have 1 to " + MOST_WORDINGS + " customers' wordings"));
        }
        about.forEach(wording -> PhraseDraft.line(FIELD + "about", wording, errors));
        return errors;
    }

    /** @throws Problem naming every field that is wrong */
    Situation situation(String locale) {
        List<FieldError> errors = errors();
        if (!errors.isEmpty()) {
            throw Problem.fields(errors);
        }
        return new Situation(
                locale,
                key,
                title.strip(),
                audience.stream().distinct().toList(),
                about.stream().map(String::strip).distinct().toList());
    }
}
