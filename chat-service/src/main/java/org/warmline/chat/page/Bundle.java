package org.warmline.chat.page;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Files of the front ends' bundles, as the build packed them under {@code META-INF/warmline}. Small, so kept in memory. */
@Singleton
public class Bundle {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "html", "text/html;charset=utf-8",
            "svg", "image/svg+xml",
            "png", MediaType.IMAGE_PNG,
            "woff2", "font/woff2",
            "json", "application/json",
            "map", "application/json");

    private final ResourceResolver resources;
    private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

    Bundle(ResourceResolver resources) {
        this.resources = resources;
    }

    /** A file by its path in the bundles, such as {@code widget/frame.html}. */
    public Optional<byte[]> read(String path) {
        return files.computeIfAbsent(path, this::load);
    }

    /** A hashed file: its name changes with its content, so a browser may keep it for good. */
    public HttpResponse<?> asset(String folder, String name) {
        return FILE_NAME.matcher(name).matches()
                ? read(folder + "/" + name)
                        .<HttpResponse<?>>map(bytes -> respond(name, bytes)
                                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable"))
                        .orElseGet(HttpResponse::notFound)
                : HttpResponse.notFound();
    }

    public static MutableHttpResponse<byte[]> respond(String name, byte[] bytes) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), MediaType.APPLICATION_OCTET_STREAM);
        return HttpResponse.ok(bytes)
                .contentType(type)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    private Optional<byte[]> load(String path) {
        try (InputStream file = resources
                .getResourceAsStream("classpath:META-INF/warmline/" + path)
                .orElse(null)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
