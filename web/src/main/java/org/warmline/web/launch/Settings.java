package org.warmline.web.launch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator can set, read once from the environment.
 *
 * @param host address to listen on, {@code WARMLINE_HOST}; loopback unless told
 * @param port port to listen on, {@code WARMLINE_PORT}
 * @param publicUrl where browsers reach us, {@code WARMLINE_PUBLIC_URL}, without a slash at its end
 * @param dataDirectory where the embedded database lives, {@code WARMLINE_DATA_DIR}
 * @param database {@code WARMLINE_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}; absent: the embedded one
 * @param redisUri joins nodes, {@code WARMLINE_REDIS_URI}; absent: one node, or PostgreSQL joins them
 * @param owner first owner, {@code WARMLINE_OWNER_EMAIL}, {@code _PASSWORD}; absent: the first-run page
 * @param demo the demo business, {@code WARMLINE_DEMO}; absent: see {@link #demoSuits}
 * @param rateLimits {@code WARMLINE_RATE_LIMITS}, off for load tests only
 * @param metricsToken opens {@code /prometheus} to others than loopback, {@code WARMLINE_METRICS_TOKEN}
 * @param allowUnsafeDatabase run on a database that may lose confirmed messages, {@code WARMLINE_ALLOW_UNSAFE_DATABASE}
 * @param warnings sentences about names we do not know
 */
public record Settings(
        String host,
        int port,
        URI publicUrl,
        Path dataDirectory,
        Optional<DatabaseLocation> database,
        Optional<Secret> redisUri,
        Optional<Owner> owner,
        Optional<Boolean> demo,
        boolean rateLimits,
        Optional<Secret> metricsToken,
        boolean allowUnsafeDatabase,
        List<String> warnings) {

    private static final int DEFAULT_PORT = 8080;

    public Settings {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the settings.
     *
     * @throws StartFailure naming every mistake, one sentence a line
     */
    public static Settings from(Map<String, String> environment) {
        return from(environment, DEFAULT_PORT);
    }

    /** As {@link #from(Map)}, with the port of a service that has one of its own. */
    public static Settings from(Map<String, String> environment, int defaultPort) {
        SettingsReader read = new SettingsReader(environment);
        String host = read.text("WARMLINE_HOST").orElse("127.0.0.1");
        int port = read.port("WARMLINE_PORT", defaultPort);
        Optional<URI> publicUrl = read.webAddress("WARMLINE_PUBLIC_URL");
        Optional<Boolean> demo = read.choice("WARMLINE_DEMO", "true", "false");
        boolean demoForced = read.choice("WARMLINE_DEMO_FORCE", "true", "false").orElse(false);
        if (demo.orElse(false)
                && !demoForced
                && !(isLoopback(host) && publicUrl.map(Settings::isLoopback).orElse(true))) {
            read.mistake(
                    "WARMLINE_DEMO=true opens accounts whose password everybody knows, and WARMLINE_HOST or WARMLINE_PUBLIC_URL"
                            + " lets others than this machine in. Leave the demo out, or say WARMLINE_DEMO_FORCE=true as well.");
        }
        Settings settings = new Settings(
                host,
                port,
                publicUrl.orElseGet(() -> URI.create("http://localhost:" + port)),
                Path.of(read.text("WARMLINE_DATA_DIR").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                read.database("WARMLINE_DATABASE_URL", "WARMLINE_DATABASE_USER", "WARMLINE_DATABASE_PASSWORD"),
                read.text("WARMLINE_REDIS_URI").map(Secret::new),
                read.owner("WARMLINE_OWNER_EMAIL", "WARMLINE_OWNER_PASSWORD"),
                demo,
                read.choice("WARMLINE_RATE_LIMITS", "on", "off").orElse(true),
                read.text("WARMLINE_METRICS_TOKEN").map(Secret::new),
                read.choice("WARMLINE_ALLOW_UNSAFE_DATABASE", "true", "false").orElse(false),
                read.warnings());
        read.refuseMistakes();
        return settings;
    }

    /** Whether only this machine can reach us. */
    public boolean isPrivate() {
        return isLoopback(host) && isLoopback(publicUrl);
    }

    /**
     * Whether nothing speaks against the demo when the operator has not said: the embedded database, reachable from this machine only,
     * and no owner of a real business given. Whether it then runs depends on what the data directory was begun as.
     */
    public boolean demoSuits() {
        return isPrivate() && database.isEmpty() && owner.isEmpty();
    }

    private static boolean isLoopback(URI url) {
        return isLoopback(Optional.ofNullable(url.getHost()).orElse(""));
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            // An empty name would mean loopback to the resolver, which is not what an absent host means.
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
