package org.warmline.web.launch;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.storage.DurabilityCheck;
import org.warmline.web.signin.FirstRun;

/** The beans on the class path, running with given settings on a database that has been found durable. */
public final class Service implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Service.class);
    private static final Duration PATIENCE_WITH_DATABASE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final ApplicationContext context;

    private Service(ApplicationContext context) {
        this.context = context;
    }

    /**
     * What the main method of a service does that runs as a process of its own, next to a PostgreSQL that others look after.
     *
     * @param defaultPort unless {@code WARMLINE_PORT} says otherwise
     * @param hasConsole whether the first owner begins here; each process knows its own one-time link only
     */
    public static void runAlone(String name, int defaultPort, boolean hasConsole) {
        Lifecycle.run(lifecycle -> {
            Settings settings = Settings.from(System.getenv(), defaultPort);
            DatabaseLocation database = settings.database()
                    .orElseThrow(() ->
                            new StartFailure("The " + name + " needs a database: name one with WARMLINE_DATABASE_URL."
                                    + " Only ./warmline run brings its own."));
            Service service = lifecycle.closeAtEnd(
                    start(settings, database, settings.demo().orElse(false)));
            System.out.println("The " + name + " is ready on port " + settings.port() + ".");
            if (hasConsole) {
                service.firstRunPath()
                        .ifPresent(path -> System.out.println("  begin here, once: " + settings.publicUrl() + path));
            }
        });
    }

    /**
     * Starts everything; requests are answered when this returns.
     *
     * @param demo whether the demo business is set up
     * @throws StartFailure when the database is unreachable or unsafe, or the port is taken
     */
    public static Service start(Settings settings, DatabaseLocation database, boolean demo) {
        settings.warnings().forEach(log::warn);
        requireFreePort(settings);
        requireDurable(settings, database);
        // The environment is not a property source: what can be set is what Settings reads, and misspelt names are
        // told.
        ApplicationContext context = ApplicationContext.builder(properties(settings, database, demo))
                .environmentPropertySource(false)
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                .build();
        try {
            context.start();
            context.getBean(EmbeddedServer.class).start();
            return new Service(context);
        } catch (RuntimeException e) {
            context.close();
            throw explained(e, settings);
        }
    }

    /** Path of the one-time page on which the first owner begins, while there is none. */
    public Optional<String> firstRunPath() {
        return context.getBean(FirstRun.class).link();
    }

    /** Stops taking requests, finishes those under way, closes the pool. */
    @Override
    public void close() {
        context.close();
    }

    @Override
    public String toString() {
        return "the services";
    }

    private static Map<String, Object> properties(Settings settings, DatabaseLocation database, boolean demo) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.host", settings.host());
        properties.put("micronaut.server.port", settings.port());
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password().value());
        properties.put("warmline.public-url", settings.publicUrl().toString());
        properties.put("warmline.demo", demo);
        properties.put("warmline.rate-limits", settings.rateLimits() ? "on" : "off");
        properties.put("warmline.model", settings.model() ? "on" : "off");
        properties.putAll(settings.limits());
        properties.put("warmline.cluster", settings.cluster());
        settings.redisUri().ifPresent(uri -> properties.put("warmline.redis-uri", uri.value()));
        settings.owner().ifPresent(owner -> {
            properties.put("warmline.owner.email", owner.email());
            properties.put("warmline.owner.password", owner.password().value());
        });
        settings.metricsToken().ifPresent(token -> properties.put("warmline.metrics-token", token.value()));
        return properties;
    }

    /** Looks before the beans start, which takes a while and writes; the server itself meets whoever takes the port in between. */
    private static void requireFreePort(Settings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw portTaken(settings, e, e);
        }
    }

    private static void requireDurable(Settings settings, DatabaseLocation database) {
        List<String> unsafe = unsafeSettings(database);
        if (unsafe.isEmpty()) {
            return;
        }
        String finding = "The database at " + database.withoutOptions() + " has " + String.join(" and ", unsafe)
                + " switched off: a power cut would lose messages it has confirmed.";
        if (!settings.allowUnsafeDatabase()) {
            throw new StartFailure(finding
                    + " Switch that on there, or set WARMLINE_ALLOW_UNSAFE_DATABASE=true if losing them is fine.");
        }
        log.warn("{} WARMLINE_ALLOW_UNSAFE_DATABASE=true says that this is fine.", finding);
    }

    private static List<String> unsafeSettings(DatabaseLocation database) {
        DurabilityCheck check = new DurabilityCheck(database.dataSource());
        long deadline = System.nanoTime() + PATIENCE_WITH_DATABASE.toNanos();
        boolean told = false;
        while (true) {
            try {
                return check.unsafeSettings();
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() > deadline) {
                    throw new StartFailure(
                            "Warmline cannot use the database at " + database.withoutOptions() + " as user "
                                    + database.user() + ": " + e.getMessage()
                                    + " Check WARMLINE_DATABASE_URL, _USER and _PASSWORD.",
                            e);
                }
                if (!told) {
                    log.info("Waiting for the database at {}: {}", database.withoutOptions(), e.getMessage());
                    told = true;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    /** Class 08 is an unreachable server, 57P03 one that is starting; a wrong password or name does not mend itself. */
    private static boolean mayPass(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.equals("57P03");
    }

    private static RuntimeException explained(RuntimeException failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return portTaken(settings, cause, failure);
            }
        }
        return failure;
    }

    private static StartFailure portTaken(Settings settings, Throwable why, Exception cause) {
        return new StartFailure(
                "Warmline cannot listen on " + settings.host() + " port " + settings.port() + ": " + why.getMessage()
                        + ". Stop the program that uses it, or choose another with WARMLINE_PORT.",
                cause);
    }
}
