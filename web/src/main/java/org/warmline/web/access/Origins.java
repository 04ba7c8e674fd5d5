package org.warmline.web.access;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warmline.workspace.Inboxes;

/**
 * Which web pages may call us: our own, and those an inbox allows.
 *
 * <p>Our own is {@code WARMLINE_PUBLIC_URL}. On loopback any loopback name on the port the request came to counts as well; a name
 * that merely resolves to loopback does not, so a page elsewhere cannot pose as ours by rebinding its own name.
 */
@Singleton
public class Origins {
    private static final String PLAIN = "http://";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final @Nullable String publicOrigin;
    private final Inboxes inboxes;
    private volatile Known known = new Known(Set.of(), Long.MIN_VALUE);

    Origins(@Property(name = "warmline.public-url") @Nullable String publicUrl, Inboxes inboxes) {
        this.publicOrigin = publicUrl == null ? null : origin(publicUrl);
        this.inboxes = inboxes;
    }

    /** Whether the page is one of ours. */
    public boolean isOwn(HttpRequest<?> request, String origin) {
        if (origin.equalsIgnoreCase(publicOrigin)) {
            return true;
        }
        String host = request.getHeaders().get(HttpHeaders.HOST);
        if (host == null || !LOOPBACK.contains(nameOf(host)) || !origin.startsWith(PLAIN)) {
            return false;
        }
        String authority = origin.substring(PLAIN.length());
        return LOOPBACK.contains(nameOf(authority)) && portOf(authority).equals(portOf(host));
    }

    /** Our own names, where the request came to a loopback name; empty elsewhere. */
    public static Set<String> loopbackOrigins(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        return host != null && LOOPBACK.contains(nameOf(host))
                ? Set.of("http://localhost:" + portOf(host), "http://127.0.0.1:" + portOf(host))
                : Set.of();
    }

    /** Whether the page may call at all. */
    public boolean isAllowed(HttpRequest<?> request, String origin) {
        return isOwn(request, origin) || allowedByInboxes().contains(origin.toLowerCase(Locale.ROOT));
    }

    private Set<String> allowedByInboxes() {
        Known now = known;
        long nanos = System.nanoTime();
        if (now.readAt() == Long.MIN_VALUE || nanos - now.readAt() > FRESH_NANOS) {
            now = new Known(inboxes.allowedOrigins(), nanos);
            known = now;
        }
        return now.origins();
    }

    private static @Nullable String origin(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() + "://" + uri.getAuthority();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String nameOf(String authority) {
        int colon = authority.lastIndexOf(':');
        return (colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority)
                .toLowerCase(Locale.ROOT);
    }

    private static String portOf(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(colon + 1) : "80";
    }

    private record Known(Set<String> origins, long readAt) {}
}
