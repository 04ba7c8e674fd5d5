package org.warmline.chat.widget;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Permission;
import org.warmline.chat.page.Bundle;
import org.warmline.problem.Problem;
import org.warmline.web.access.Allows;
import org.warmline.web.access.Origins;
import org.warmline.workspace.Inboxes;

/** The widget's loader, which any page may load, and its chat frame, which only the inbox's pages may embed. */
@Controller("/widget")
@ExecuteOn(TaskExecutors.BLOCKING)
class WidgetController {
    private static final String PLACE_FOR_ORIGINS = "__WARMLINE_ALLOWED_ORIGINS__";

    private final Bundle bundle;
    private final Inboxes inboxes;
    private final @Nullable String publicUrl;

    WidgetController(
            Bundle bundle, Inboxes inboxes, @Property(name = "warmline.public-url") @Nullable String publicUrl) {
        this.bundle = bundle;
        this.inboxes = inboxes;
        this.publicUrl = publicUrl;
    }

    @Get("/warmline.js")
    @Allows(Permission.ENTER)
    HttpResponse<?> loader() {
        byte[] script = bundle.read("widget/warmline.js").orElseThrow(Problem::notFound);
        return Bundle.respond("warmline.js", script).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
    }

    @Get("/assets/{name}")
    @Allows(Permission.ENTER)
    HttpResponse<?> asset(String name) {
        return bundle.asset("widget/assets", name);
    }

    @Get("/frame")
    @Allows(Permission.ENTER)
    HttpResponse<?> frame(HttpRequest<?> request, @QueryValue @Nullable String inbox) {
        byte[] page = bundle.read("widget/frame.html").orElseThrow(Problem::notFound);
        Set<String> origins = new LinkedHashSet<>();
        if (publicUrl != null) {
            origins.add(publicUrl);
        }
        origins.addAll(Origins.loopbackOrigins(request));
        if (inbox != null && inbox.length() <= 200) {
            inboxes.byKey(inbox).ifPresent(found -> origins.addAll(found.allowedOrigins()));
        }
        String allowed = String.join(" ", origins);
        String html = new String(page, StandardCharsets.UTF_8).replace(PLACE_FOR_ORIGINS, allowed);
        return Bundle.respond("frame.html", html.getBytes(StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                                + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' "
                                + allowed)
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
