package org.warmline.problem;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A refusal on its way to the one boundary of its protocol, where it becomes an error frame or a problem document. The message
 * is for people and never holds anything of a thrown exception.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<FieldError> errors;
    private final transient @Nullable Duration retryAfter;

    public Problem(ProblemCode code, String message) {
        this(code, message, List.of(), null);
    }

    private Problem(ProblemCode code, String message, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** A field that is missing, of the wrong type or out of range; {@code must} continues "field ...", as in "must be ...". */
    public static Problem field(String field, String must) {
        return new Problem(
                ProblemCode.INVALID_FIELD,
                "Check " + field + ": it " + must + ".",
                List.of(new FieldError(field, must)),
                null);
    }

    /** Several fields at once, at least one, so that nobody has to mend them one refusal at a time. */
    public static Problem fields(List<FieldError> errors) {
        String names = errors.stream().map(FieldError::field).distinct().collect(Collectors.joining(", "));
        return errors.size() == 1
                ? field(errors.getFirst().field(), errors.getFirst().message())
                : new Problem(ProblemCode.INVALID_FIELD, "Check " + names + ".", errors, null);
    }

    public static Problem retryAfter(ProblemCode code, String message, Duration retryAfter) {
        return new Problem(code, message, List.of(), retryAfter);
    }

    /** The same answer for what does not exist and for what is somebody else's. */
    public static Problem notFound() {
        return new Problem(ProblemCode.NOT_FOUND, "It does not exist, or it is not yours to see.");
    }

    public ProblemCode code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** One field and what it must be. */
    public record FieldError(String field, String message) {}
}
