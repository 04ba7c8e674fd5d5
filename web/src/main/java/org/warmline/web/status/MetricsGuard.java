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
import org.warmline.web.access.Origins;
import org.warmline.workspace.Token;

/**
 * Metrics are for this machine, or for whoever holds the metrics token. Behind a proxy on this machine everybody comes from loopback, but
 * asks for a name that is not.
 */
@ServerFilter("/prometheus")
class MetricsGuard {
    private final @Nullable Token token;

    MetricsGuard(@Property(name = "warmline.metrics-token") @Nullable String token) {
        this.token = token == null ? null : new Token(token);
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        boolean local = request.getRemoteAddress().getAddress().isLoopbackAddress()
                && !Origins.loopbackOrigins(request).isEmpty();
        boolean known = token != null
                && Callers.bearer(request)
                        .filter(presented -> MessageDigest.isEqual(
                                presented.hash().bytes(), token.hash().bytes()))
                        .isPresent();
        if (!local && !known) {
            throw new Problem(
                    ProblemCode.NOT_ALLOWED,
                    "Metrics are for this machine at a loopback name, or with the metrics token.");
        }
    }
}
