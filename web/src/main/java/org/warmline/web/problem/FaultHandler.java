package org.warmline.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/** Everything nobody expected: logged once with a reference, told without any of its text. */
@Produces
@Singleton
class FaultHandler implements ExceptionHandler<RuntimeException, HttpResponse<?>> {
    private static final Logger log = LoggerFactory.getLogger(FaultHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public HttpResponse<?> handle(HttpRequest request, RuntimeException fault) {
        return ProblemDocument.response(problem(fault));
    }

    private static Problem problem(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof DecompressionException) {
                // Met before the request is looked at: it came compressed, and not even well.
                return new Problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without compression.");
            }
            if (cause instanceof SQLException e && mayPass(e)) {
                log.warn("The database does not do its work: {}", e.getMessage());
                return Problem.retryAfter(
                        ProblemCode.UNAVAILABLE, "Nothing was confirmed. Try again.", Duration.ofSeconds(1));
            }
        }
        UUID reference = UUID.randomUUID();
        log.error("Fault {}", reference, fault);
        return new Problem(
                ProblemCode.INTERNAL, "Please try again. If it stays, the log has more under " + reference + ".");
    }

    /**
     * Class 08: connection; 57P0x: the server stops or starts; 53 and 58: no room, or its disk fails; no state at all: the pool gave up
     * waiting.
     */
    private static boolean mayPass(SQLException e) {
        String state = e.getSQLState();
        return state == null || Stream.of("08", "57P0", "53", "58").anyMatch(state::startsWith);
    }
}
