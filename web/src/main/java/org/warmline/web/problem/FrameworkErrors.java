package org.warmline.web.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/** What the framework itself refuses, in our words: its own would quote exceptions and input. */
@Primary
@Singleton
class FrameworkErrors implements ErrorResponseProcessor<ProblemDocument> {
    @Override
    public MutableHttpResponse<ProblemDocument> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        MutableHttpResponse<ProblemDocument> told = ProblemDocument.response(problem(context, response.status()));
        // Headers such as Allow were put there for the client.
        response.getHeaders()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!told.getHeaders().contains(name)) {
                        told.header(name, value);
                    }
                }));
        return told.contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private static Problem problem(ErrorContext context, HttpStatus status) {
        if (status == HttpStatus.BAD_REQUEST && context.getRequest().getMethod() == HttpMethod.GET) {
            // Nothing was sent that could be malformed: a part of the path names nothing.
            return Problem.notFound();
        }
        return switch (status) {
            case NOT_FOUND -> Problem.notFound();
            case METHOD_NOT_ALLOWED ->
                new Problem(ProblemCode.METHOD_NOT_ALLOWED, "See the Allow header, or /api/openapi.yml.");
            case REQUEST_ENTITY_TOO_LARGE -> new Problem(ProblemCode.PAYLOAD_TOO_LARGE, "Send 1 MiB at most.");
            case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE ->
                new Problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send and accept application/json.");
            case UNAUTHORIZED -> new Problem(ProblemCode.UNAUTHENTICATED, "Send a valid token.");
            case FORBIDDEN -> new Problem(ProblemCode.NOT_ALLOWED, "You may not do this.");
            case SERVICE_UNAVAILABLE -> new Problem(ProblemCode.UNAVAILABLE, "Try again in a moment.");
            default ->
                status.getCode() >= 500
                        ? new Problem(ProblemCode.INTERNAL, "Please try again.")
                        : new Problem(ProblemCode.MALFORMED, "The request could not be read.");
        };
    }
}
