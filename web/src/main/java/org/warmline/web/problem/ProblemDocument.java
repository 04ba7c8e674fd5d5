package org.warmline.web.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.List;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/** A problem as RFC 9457 has it, with our stable code. */
@Serdeable
record ProblemDocument(String type, String title, int status, String detail, String code, List<FieldProblem> errors) {
    static MutableHttpResponse<ProblemDocument> response(Problem problem) {
        ProblemCode code = problem.code();
        List<FieldProblem> errors = problem.errors().stream()
                .map(error -> new FieldProblem(error.field(), error.message()))
                .toList();
        MutableHttpResponse<ProblemDocument> response = HttpResponse.<ProblemDocument>status(
                        HttpStatus.valueOf(code.status()))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(new ProblemDocument(
                        code.type(), code.title(), code.status(), problem.text(), code.wire(), errors));
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, (retryAfter.toMillis() + 999) / 1000)));
        }
        return response;
    }

    /** One field and what it must be. */
    @Serdeable
    record FieldProblem(String field, String message) {}
}
