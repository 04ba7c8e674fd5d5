package org.warmline.chat.connection;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.web.access.Origins;

/** Refuses a handshake from a foreign page before the upgrade: any page can open a socket, and the cookie would go along. */
@ServerFilter("/ws/**")
class HandshakeFilter {
    private final Origins origins;

    HandshakeFilter(Origins origins) {
        this.origins = origins;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null && !origins.isAllowed(request, origin)) {
            throw new Problem(ProblemCode.ORIGIN_NOT_ALLOWED, "Add the page's origin to the inbox's allowed origins.");
        }
    }
}
