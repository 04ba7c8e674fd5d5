package org.warmline.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.web.launch.Secret;
import org.warmline.web.launch.StartFailure;

/**
 * PostgreSQL's data: the folder it works on, and the password that opens it.
 *
 * @param folder what PostgreSQL calls PGDATA
 * @param password of all its roles; whoever can read the folder needs none
 */
record Cluster(Path folder, Secret password) {
    static final String FOLDER = "database";
    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final String PASSWORD_FILE = "warmline.password";
    private static final int PASSWORD_BYTES = 32;

    /** Opens the cluster in the data directory, making it the first time. */
    static Cluster in(Path dataDirectory, Programs programs, PostgresCommand command) {
        Path folder = dataDirectory.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            log.info("Making a new database in {}", folder);
            create(folder, programs, command);
        }
        return opened(folder);
    }

    /** The cluster in the data directory, if there is one. */
    static Optional<Cluster> existing(Path dataDirectory) {
        return Optional.of(dataDirectory.resolve(FOLDER))
                .filter(Files::isDirectory)
                .map(Cluster::opened);
    }

    private static Cluster opened(Path folder) {
        try {
            return new Cluster(folder, new Secret(Files.readString(folder.resolve(PASSWORD_FILE))));
        } catch (IOException e) {
            throw new StartFailure(
                    "Warmline cannot read the database's password in " + folder.resolve(PASSWORD_FILE) + " ("
                            + e.getClass().getSimpleName()
                            + "). Restore the whole folder from a backup, or correct who owns it.",
                    e);
        }
    }

    /**
     * Writes the server's settings, anew at each start so that they are those of the Warmline that runs. {@code ALTER SYSTEM} goes
     * before them and stays, for whoever wants to give the server more memory.
     */
    void configure(int port) {
        String settings = """
                # Written by Warmline at each start. What ALTER SYSTEM writes into postgresql.auto.conf goes before this.
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 40

                # An acknowledged message survives a power cut. Warmline refuses to run with any of these off.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # A small machine that PostgreSQL shares with Warmline.
                shared_buffers = '64MB'
                max_wal_size = '512MB'
                max_worker_processes = 4
                max_parallel_workers_per_gather = 0
                max_logical_replication_workers = 0
                io_method = 'sync'
                jit = off
                autovacuum = on
                # Statements are planned once for a connection, and anew when a table was looked at: so often it is seen whether it has grown.
                autovacuum_naptime = '10s'

                # Words of customers stand in rows, and the details of an error or a failed statement quote rows.
                log_error_verbosity = terse
                log_min_error_statement = panic
                log_checkpoints = off
                log_timezone = 'UTC'
                timezone = 'UTC'
                """.formatted(port);
        Path target = folder.resolve("postgresql.conf");
        Path unfinished = folder.resolve("postgresql.conf.unfinished");
        try {
            Files.writeString(unfinished, settings);
            Folders.flush(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailure(
                    "Warmline cannot write " + target + " (" + e.getMessage()
                            + "). Is the disk full, or does another user own the folder?",
                    e);
        }
    }

    private static void create(Path folder, Programs programs, PostgresCommand command) {
        Path unfinished = Folders.unfinished(folder);
        Path passwordForInitdb = unfinished.resolveSibling(unfinished.getFileName() + ".password");
        try {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random);
            writePrivately(passwordForInitdb, password);
            PostgresCommand.Outcome outcome = command.run(
                    programs.initdb(),
                    List.of(
                            "--pgdata=" + unfinished,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordForInitdb,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            // PostgreSQL's own rules for letters: an update of the system cannot change the order
                            // within an index.
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            if (!outcome.succeeded()) {
                throw ServerProblem.explain("PostgreSQL cannot make a new database in " + folder, outcome.text());
            }
            writePrivately(unfinished.resolve(PASSWORD_FILE), password);
            Folders.flush(unfinished);
            Folders.finish(unfinished, folder);
        } catch (IOException e) {
            throw new StartFailure(
                    "Warmline cannot make a new database in " + folder + ": " + e.getMessage() + ". Is the disk full?",
                    e);
        } finally {
            Folders.delete(passwordForInitdb);
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        DataDirectory.privateToUs(file, "rw-------"))
                .close();
        Files.writeString(file, text, StandardOpenOption.WRITE);
        Folders.flush(file);
    }
}
