package org.warmline.standalone.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.web.launch.StartFailure;

/** Starts and stops the PostgreSQL server of a cluster with {@code pg_ctl}, which gives it a session of its own. Not thread-safe. */
final class Server {
    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final Duration PATIENCE_WITH_LINGERING = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);
    /** Recovery after a crash reads the whole log since the last checkpoint, on a slow disk for minutes. */
    private static final int START_SECONDS = 3_600;

    private static final int STOP_SECONDS = 60;
    private static final long LOG_BYTES = 10L << 20;

    private final Programs programs;
    private final PostgresCommand command;
    private final Cluster cluster;
    private final Path logFile;

    Server(Programs programs, PostgresCommand command, Cluster cluster) {
        this.programs = programs;
        this.command = command;
        this.cluster = cluster;
        this.logFile = cluster.folder().resolveSibling("database.log");
    }

    /**
     * Starts the server, which must not be running, on the port; waits for its recovery, and for what a dead one left behind.
     *
     * @throws PortTaken when another program has the port
     * @throws StartFailure when it does not start for another reason
     */
    Postmaster start(int port) throws PortTaken {
        long deadline = System.nanoTime() + PATIENCE_WITH_LINGERING.toNanos();
        while (true) {
            String words = attempt(port);
            if (words.isEmpty()) {
                return Postmaster.of(cluster.folder())
                        .orElseThrow(
                                () -> new StartFailure("PostgreSQL ended right after its start; see " + logFile + "."));
            }
            if (ServerProblem.isPortTaken(words)) {
                throw new PortTaken(port);
            }
            if (!ServerProblem.isLingering(words) || System.nanoTime() > deadline) {
                throw ServerProblem.explain("PostgreSQL cannot open the database in " + cluster.folder(), words);
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    /** Stops the server, letting go of its clients at once and losing nothing. */
    void stop() {
        PostgresCommand.Outcome outcome = command.run(
                programs.pgCtl(),
                List.of(
                        "stop",
                        "--silent",
                        "--wait",
                        "--timeout=" + STOP_SECONDS,
                        "--mode=fast",
                        "--pgdata=" + cluster.folder()));
        if (!outcome.succeeded() && Postmaster.of(cluster.folder()).isPresent()) {
            log.error(
                    "PostgreSQL does not stop ({}). It goes on running; the next start takes it over", outcome.text());
        }
    }

    /** Tries once; returns what PostgreSQL said against it, empty when it runs. */
    private String attempt(int port) {
        cluster.configure(port);
        long end;
        try {
            Postmaster.removeStaleFile(cluster.folder());
            end = endOfLog();
        } catch (IOException e) {
            throw new StartFailure("Warmline cannot use " + cluster.folder() + ": " + e.getMessage() + ".", e);
        }
        PostgresCommand.Outcome outcome = command.run(
                programs.pgCtl(),
                List.of(
                        "start",
                        "--silent",
                        "--wait",
                        "--timeout=" + START_SECONDS,
                        "--pgdata=" + cluster.folder(),
                        "--log=" + logFile));
        if (outcome.succeeded()) {
            return "";
        }
        return outcome.text() + System.lineSeparator() + logSince(end);
    }

    private long endOfLog() throws IOException {
        if (!Files.exists(logFile)) {
            return 0;
        }
        long size = Files.size(logFile);
        if (size < LOG_BYTES) {
            return size;
        }
        Files.move(logFile, logFile.resolveSibling("database.log.1"), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }

    private String logSince(long start) {
        try {
            byte[] all = Files.readAllBytes(logFile);
            int from = (int) Math.min(start, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Another program listens on the port. */
    static final class PortTaken extends Exception {
        private static final long serialVersionUID = 1L;

        PortTaken(int port) {
            super("Another program has taken port " + port);
        }
    }
}
