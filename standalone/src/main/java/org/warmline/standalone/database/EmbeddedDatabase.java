package org.warmline.standalone.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.web.launch.DatabaseLocation;
import org.warmline.web.launch.StartFailure;

/**
 * The PostgreSQL of a data directory, running until closed. When it dies in between it is started again on the same port, so a
 * connection pool only sees its connections break.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "warmline";

    /**
     * Below the ports that systems give to outgoing connections: one of those could hold our port while the server is down, even a
     * connection attempt of our own pool that met itself.
     */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration BETWEEN_TAKEOVER_ATTEMPTS = Duration.ofMillis(200);
    private static final Duration PATIENCE_WITH_LIVING = Duration.ofSeconds(60);
    private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(250);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Server server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private Postmaster postmaster;
    private boolean closed;

    private EmbeddedDatabase(Cluster cluster, Server server, Postmaster postmaster) {
        this.cluster = cluster;
        this.server = server;
        this.postmaster = postmaster;
    }

    /**
     * Starts the database of the directory, or goes on with the one that outlived its Warmline.
     *
     * @throws StartFailure when it cannot be had
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        PostgresCommand command = PostgresCommand.forThisUser();
        Programs programs = Programs.in(directory.path());
        Cluster cluster = Cluster.in(directory.path(), programs, command);
        Server server = new Server(programs, command, cluster);
        Postmaster postmaster = takeOver(cluster).orElseGet(() -> startOnFreePort(server));
        EmbeddedDatabase database = new EmbeddedDatabase(cluster, server, postmaster);
        try {
            database.provide();
        } catch (SQLException e) {
            database.close();
            throw new StartFailure("PostgreSQL runs, but Warmline cannot prepare its database: " + e.getMessage(), e);
        }
        Thread.ofVirtual().name("database-watch").start(database::watch);
        return database;
    }

    /**
     * Where the database of another Warmline on this machine is, so that this one can be a second node of it.
     *
     * @throws StartFailure when none runs there
     */
    public static DatabaseLocation ofRunning(Path directory) {
        return Cluster.existing(directory)
                .flatMap(cluster -> Postmaster.of(cluster.folder())
                        .map(it -> DatabaseLocation.onLoopback(it.port(), NAME, NAME, cluster.password())))
                .orElseThrow(() -> new StartFailure("No Warmline runs on " + directory
                        + ": start one there first, with WARMLINE_DATA_DIR=" + directory + " ./warmline run."));
    }

    /** Where it listens and how to get in; stays valid over restarts of the server. */
    public DatabaseLocation location() {
        return DatabaseLocation.onLoopback(port(), NAME, NAME, cluster.password());
    }

    /** Stops the server. Call when nobody uses it any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                closing.signalAll();
                if (postmaster.isAlive()) {
                    server.stop();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "the database in " + cluster.folder();
    }

    private int port() {
        lock.lock();
        try {
            return postmaster.port();
        } finally {
            lock.unlock();
        }
    }

    private static Optional<Postmaster> takeOver(Cluster cluster) {
        long deadline = System.nanoTime() + PATIENCE_WITH_LIVING.toNanos();
        Optional<Postmaster> living = Postmaster.of(cluster.folder());
        while (living.isPresent()) {
            // The password proves both sides to each other (SCRAM): a stranger on that port does not know it.
            try (Connection connection = connect(cluster, living.get().port(), Cluster.SUPERUSER)) {
                log.info(
                        "Taking over PostgreSQL (process {}, port {}), which outlived the last Warmline",
                        living.get().process().pid(),
                        living.get().port());
                return living;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new StartFailure(
                            "A PostgreSQL (process " + living.get().process().pid() + ") runs on " + cluster.folder()
                                    + " but does not let Warmline in: " + e.getMessage() + " Stop it and start again.",
                            e);
                }
            }
            // It may be starting, recovering or stopping.
            LockSupport.parkNanos(BETWEEN_TAKEOVER_ATTEMPTS.toNanos());
            living = Postmaster.of(cluster.folder());
        }
        return Optional.empty();
    }

    private static Postmaster startOnFreePort(Server server) {
        while (true) {
            try {
                return server.start(freePort());
            } catch (Server.PortTaken e) {
                log.info("{}; trying another", e.getMessage());
            }
        }
    }

    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                log.debug("Port {} is taken", port);
            }
        }
    }

    /**
     * Makes the role and the database Warmline works with. The role is no superuser: a hole in some statement of ours must not reach
     * the machine's files.
     */
    private void provide() throws SQLException {
        try (Connection connection = connect(cluster, port(), Cluster.SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '"
                        + cluster.password().value() + "'");
            }
            if (isMissing(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static Connection connect(Cluster cluster, int port, String user) throws SQLException {
        DatabaseLocation location = DatabaseLocation.onLoopback(port, Cluster.SUPERUSER, user, cluster.password());
        return DriverManager.getConnection(
                location.url(), location.user(), location.password().value());
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed) {
                if (postmaster.isAlive()) {
                    closing.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Starts a dead server until it runs or we are closed; giving up would leave a Warmline that looks alive and stores nothing. */
    private void restart() throws InterruptedException {
        log.error(
                "PostgreSQL (process {}) has died; starting it again",
                postmaster.process().pid());
        Duration backoff = SHORTEST_BACKOFF;
        while (!closed) {
            try {
                postmaster = server.start(postmaster.port());
                log.info(
                        "PostgreSQL runs again (process {}, port {})",
                        postmaster.process().pid(),
                        postmaster.port());
                return;
            } catch (StartFailure | Server.PortTaken e) {
                log.error(
                        "PostgreSQL does not start; the next attempt is in {} ms. {}",
                        backoff.toMillis(),
                        e.getMessage());
            }
            closing.await(backoff.toMillis(), TimeUnit.MILLISECONDS);
            backoff =
                    backoff.multipliedBy(2).compareTo(LONGEST_BACKOFF) < 0 ? backoff.multipliedBy(2) : LONGEST_BACKOFF;
        }
    }

    /** For tests that kill it. */
    ProcessHandle process() {
        lock.lock();
        try {
            return postmaster.process();
        } finally {
            lock.unlock();
        }
    }
}
