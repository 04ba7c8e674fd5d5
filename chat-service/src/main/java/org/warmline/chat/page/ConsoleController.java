package org.warmline.chat.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import org.warmline.access.Permission;
import org.warmline.problem.Problem;
import org.warmline.web.access.Allows;

/** The console: one page for every address below {@code /console}, and its files. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class ConsoleController {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Bundle bundle;

    ConsoleController(Bundle bundle) {
        this.bundle = bundle;
    }

    @Get("/")
    @Allows(Permission.ENTER)
    HttpResponse<?> root() {
        return HttpResponse.temporaryRedirect(URI.create("/console"));
    }

    @Get("/console/assets/{name}")
    @Allows(Permission.ENTER)
    HttpResponse<?> asset(String name) {
        return bundle.asset("console/assets", name);
    }

    @Get("/console{/path:.*}")
    @Allows(Permission.ENTER)
    HttpResponse<?> page() {
        byte[] page = bundle.read("console/index.html").orElseThrow(Problem::notFound);
        return Bundle.respond("index.html", page)
                .header("Content-Security-Policy", POLICY)
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
