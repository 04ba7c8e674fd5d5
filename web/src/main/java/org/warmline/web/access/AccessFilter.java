package org.warmline.web.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Access;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.workspace.Token;

/**
 * Lets a request to the API through only when its origin may call, its encoding is plain, and its caller holds the permission the
 * matched route asks for. Works on the route that was matched, never on the path as written, so no spelling of a path gets by.
 */
@ServerFilter("/api/**")
class AccessFilter {
    static final String CALLER = "warmline.caller";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Callers callers;
    private final Origins origins;

    AccessFilter(Callers callers, Origins origins) {
        this.callers = callers;
        this.origins = origins;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null && !origins.isAllowed(request, origin)) {
            throw new Problem(ProblemCode.ORIGIN_NOT_ALLOWED, "Add the page's origin to the inbox's allowed origins.");
        }
        if (request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING)) {
            throw new Problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without compression.");
        }
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        if (route.isEmpty()) {
            return;
        }
        Permission needed = route.get()
                .getAnnotationMetadata()
                .enumValue(Allows.class, Permission.class)
                .orElseThrow(Problem::notFound);
        Caller caller = identify(request, origin);
        Access.require(caller, needed);
        request.setAttribute(CALLER, caller);
    }

    private Caller identify(HttpRequest<?> request, @Nullable String origin) {
        Optional<Token> bearer = Callers.bearer(request);
        if (bearer.isPresent()) {
            return callers.identify(bearer.get());
        }
        Optional<Token> cookie = Callers.cookie(request);
        if (cookie.isEmpty()) {
            return new Caller.Anonymous();
        }
        Caller caller = callers.identify(cookie.get());
        boolean changes = !SAFE.contains(request.getMethod());
        // A browser sends the cookie by itself, so a change must also say which page it comes from.
        if (changes && !(caller instanceof Caller.Anonymous) && (origin == null || !origins.isOwn(request, origin))) {
            throw new Problem(
                    ProblemCode.ORIGIN_NOT_ALLOWED, "With the cookie, changes are taken from our own pages only.");
        }
        return caller;
    }
}
