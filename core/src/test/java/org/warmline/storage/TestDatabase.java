package org.warmline.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for tests: the one named by {@code WARMLINE_TEST_DATABASE_URL} (a superuser's JDBC URL), else an embedded
 * one that lives as long as the JVM. Every test class gets a database of its own.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable String server;

    private TestDatabase() {}

    /** Micronaut properties that point to a new, empty database; without the model of meanings. */
    public static Map<String, String> fresh() {
        String url = create();
        Map<String, String> properties = new HashMap<>();
        properties.put("datasources.default.url", url);
        properties.put("datasources.default.username", "postgres");
        properties.put("datasources.default.password", "postgres");
        properties.put("datasources.default.driver-class-name", "org.postgresql.Driver");
        properties.put("datasources.default.maximum-pool-size", "8");
        properties.put("datasources.default.minimum-idle", "1");
        properties.put("datasources.default.connection-timeout", "5000");
        properties.put("flyway.datasources.default.enabled", "true");
        // As in the application: else the connection that holds migrations' lock hangs in a transaction, for as long as
        // they take.
        properties.put("flyway.datasources.default.properties.flyway.postgresql.transactional.lock", "false");
        // Loaded it would change what is found in the midst of a test; those that want it make it themselves.
        properties.put("warmline.model", "off");
        return properties;
    }

    private static String create() {
        String name = "t" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        String admin = server();
        try (Connection connection = DriverManager.getConnection(admin, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a database for tests", e);
        }
        return admin.replaceFirst("/postgres(\\?|$)", "/" + name + "$1");
    }

    private static synchronized String server() {
        if (server == null) {
            String named = System.getenv("WARMLINE_TEST_DATABASE_URL");
            server = named != null ? named : embedded();
        }
        return server;
    }

    private static String embedded() {
        try {
            // Ends with the JVM: the library registers a shutdown hook.
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .start()
                    .getJdbcUrl("postgres", "postgres")
                    .replaceFirst("\\?.*$", "");
        } catch (IOException e) {
            throw new IllegalStateException("cannot start PostgreSQL for tests", e);
        }
    }
}
