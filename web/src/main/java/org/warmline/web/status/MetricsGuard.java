package org.warmline.web.status;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.web.access.Callers;
import org.warmline.workspace.Token;

/** Metrics are for this machine, or for whoever holds the metrics token. */
@ServerFilter("/prometheus")
class MetricsGuard {
    private final @Nullable Token token;

    MetricsGuard(@Property(name = "warmline.metrics-token") @Nullable String token) {
        this.token = token == null ? null : new Token(token);
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        boolean local = request.getRemoteAddress().getAddress().isLoopbackAddress();
        boolean known = token != null
                && Callers.bearer(request)
                        .filter(presented -> MessageDigest.isEqual(
                                presented.hash().bytes(), token.hash().bytes()))
                        .isPresent();
        if (!local && !known) {
            throw new Problem(ProblemCode.NOT_ALLOWED, "Metrics are for loopback, or with the metrics token.");
        }
    }
}
