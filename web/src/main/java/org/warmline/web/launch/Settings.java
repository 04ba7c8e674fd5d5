package org.warmline.web.launch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
 * @param cluster whether other nodes may be there, {@code WARMLINE_CLUSTER}; absent: with a database of one's own or Redis
 * @param join data directory of a Warmline on this machine to be another node of, {@code WARMLINE_JOIN}
 * @param owner first owner, {@code WARMLINE_OWNER_EMAIL}, {@code _PASSWORD}; absent: the first-run page
 * @param demo the demo business, {@code WARMLINE_DEMO}; absent: see {@link #demoSuits}
 * @param rateLimits {@code WARMLINE_RATE_LIMITS}, off for load tests only
 * @param model whether the model of meanings is loaded, {@code WARMLINE_MODEL}; without it texts are read by their words alone
 * @param limits what one connection may do, {@code WARMLINE_LIMITS_...}: those given, by their property's name
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
        boolean cluster,
        Optional<Path> join,
        Optional<Owner> owner,
        Optional<Boolean> demo,
        boolean rateLimits,
        boolean model,
        Map<String, String> limits,
        Optional<Secret> metricsToken,
        boolean allowUnsafeDatabase,
        List<String> warnings) {

    private static final int DEFAULT_PORT = 8080;

    private static final List<String> COUNTED_LIMITS = List.of(
            "BODY_CHARACTERS",
            "VISITOR_SENDS",
            "STAFF_SENDS",
            "VISITOR_CONNECTIONS",
            "STAFF_CONNECTIONS",
            "UNANSWERED_PINGS",
            "UNWRITTEN_BYTES");
    private static final List<String> TIMED_LIMITS =
            List.of("SEND_WINDOW", "HELLO_WITHIN", "PING_EVERY", "UNWRITTEN_FOR");

    public Settings {
        limits = Map.copyOf(limits);
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
        Optional<DatabaseLocation> database =
                read.database("WARMLINE_DATABASE_URL", "WARMLINE_DATABASE_USER", "WARMLINE_DATABASE_PASSWORD");
        Optional<Secret> redisUri = read.text("WARMLINE_REDIS_URI").map(Secret::new);
        Optional<Path> join = read.text("WARMLINE_JOIN")
                .map(path -> Path.of(path).toAbsolutePath().normalize());
        if (join.isPresent() && database.isPresent()) {
            read.mistake("WARMLINE_JOIN and WARMLINE_DATABASE_URL both say where the database is: leave one out.");
        }
        Settings settings = new Settings(
                host,
                port,
                publicUrl.orElseGet(() -> URI.create("http://localhost:" + port)),
                Path.of(read.text("WARMLINE_DATA_DIR").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                database,
                redisUri,
                read.choice("WARMLINE_CLUSTER", "true", "false")
                        .orElse(database.isPresent() || redisUri.isPresent() || join.isPresent()),
                join,
                read.owner("WARMLINE_OWNER_EMAIL", "WARMLINE_OWNER_PASSWORD"),
                demo,
                read.choice("WARMLINE_RATE_LIMITS", "on", "off").orElse(true),
                read.choice("WARMLINE_MODEL", "on", "off").orElse(true),
                limits(read),
                read.text("WARMLINE_METRICS_TOKEN").map(Secret::new),
                read.choice("WARMLINE_ALLOW_UNSAFE_DATABASE", "true", "false").orElse(false),
                read.warnings());
        read.refuseMistakes();
        return settings;
    }

    private static Map<String, String> limits(SettingsReader read) {
        Map<String, String> given = new HashMap<>();
        COUNTED_LIMITS.forEach(
                name -> read.count("WARMLINE_LIMITS_" + name).ifPresent(value -> given.put(property(name), value)));
        TIMED_LIMITS.forEach(
                name -> read.span("WARMLINE_LIMITS_" + name).ifPresent(value -> given.put(property(name), value)));
        return given;
    }

    private static String property(String name) {
        return "warmline.limits." + name.toLowerCase(Locale.ROOT).replace('_', '-');
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
