package org.warmline.standalone.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmline.access.Permission;
import org.warmline.knowledge.Article;
import org.warmline.knowledge.Knowledge;
import org.warmline.problem.Problem;
import org.warmline.web.access.Allows;

/** The demo business's web site, as strict about what it loads as a careful customer's would be. */
@Controller("/demo")
@Requires(property = DemoBusiness.SWITCH, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
class DemoPages {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'self'";

    private static final Pattern ASSET = Pattern.compile("[a-z0-9][a-z0-9-]*\\.([a-z0-9]+)");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp",
            "woff2", "font/woff2");

    private final Knowledge knowledge;

    DemoPages(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Get
    @Allows(Permission.ENTER)
    HttpResponse<byte[]> shop() {
        return page(DemoFiles.bytes("index.html").orElseThrow(Problem::notFound));
    }

    @Get("/help")
    @Allows(Permission.ENTER)
    HttpResponse<byte[]> help() {
        List<Article> articles = knowledge.all(DemoArticles.LOCALE).stream()
                .filter(article -> article.audience().contains("customer"))
                .toList();
        return page(HelpPage.of(articles).getBytes(StandardCharsets.UTF_8));
    }

    @Get("/assets/{file}")
    @Allows(Permission.ENTER)
    HttpResponse<byte[]> asset(@PathVariable String file) {
        Matcher name = ASSET.matcher(file);
        String type = name.matches() ? TYPES.get(name.group(1)) : null;
        if (type == null) {
            throw Problem.notFound();
        }
        return answer(DemoFiles.bytes("assets/" + file).orElseThrow(Problem::notFound), type);
    }

    private static HttpResponse<byte[]> page(byte[] html) {
        return answer(html, "text/html; charset=utf-8");
    }

    private static HttpResponse<byte[]> answer(byte[] body, String type) {
        return HttpResponse.ok(body)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }
}
