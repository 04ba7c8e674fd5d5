package org.warmline.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.warmline.standalone.database.DataDirectoryFixture.aNewDataDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmline.web.launch.DatabaseLocation;
import org.warmline.web.launch.StartFailure;

class EmbeddedDatabaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private DataDirectoryFixture files;

    @BeforeEach
    void makeDirectory() throws IOException {
        files = aNewDataDirectory();
    }

    @AfterEach
    void endEverything() throws Exception {
        files.close();
    }

    @Test
    void isAsDurableAndAsClosedAsAServerInProductionShouldBe() throws Exception {
        try (DataDirectory directory = DataDirectory.open(files.path());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(database, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(database, "SHOW server_version")).isEqualTo(Programs.VERSION);
            assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() ->
                            DriverManager.getConnection(database.location().url(), "postgres", "postgres"))
                    .hasMessageContaining("password authentication failed");
            assertThat(permissions(files.path())).isEqualTo("rwx------");
            assertThat(permissions(files.path().resolve("database/warmline.password")))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keepsWhatWasWrittenWhenStoppedAndStarted() throws Exception {
        try (DataDirectory directory = DataDirectory.open(files.path());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            write(database, "before");
        }
        assertThat(files.hasLivingServer()).isFalse();
        try (DataDirectory directory = DataDirectory.open(files.path());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(read(database)).isEqualTo("before");
        }
    }

    @Test
    void startsItsServerAgainOnTheSamePortWhenItDies() throws Exception {
        try (DataDirectory directory = DataDirectory.open(files.path());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            write(database, "before");
            DatabaseLocation before = database.location();

            files.killServer();

            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> read(database).equals("before"));
            assertThat(database.location()).isEqualTo(before);

            files.killServer();

            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> read(database).equals("before"));
        }
        assertThat(files.hasLivingServer()).isFalse();
    }

    @Test
    void takesOverTheServerOfAKilledOwner() throws Exception {
        Process owner = files.start(DatabaseOwner.class, Map.of(), files.path().toString());
        files.awaitOutput(owner, DatabaseOwner.READY);
        owner.destroyForcibly();
        files.awaitExit(owner);
        assertThat(files.hasLivingServer()).isTrue();
        long living = files.serverProcess();

        try (DataDirectory directory = DataDirectory.open(files.path());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(database.process().pid()).isEqualTo(living);
            write(database, "after");
            // What was taken over is looked after like what was started.
            files.killServer();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> read(database).equals("after"));
        }
        assertThat(files.hasLivingServer()).isFalse();
    }

    @Test
    void recoversWhenOwnerAndServerWereKilled() throws Exception {
        Process owner = files.start(DatabaseOwner.class, Map.of(), files.path().toString());
        files.awaitOutput(owner, DatabaseOwner.READY);
        Cluster cluster = Cluster.in(files.path(), Programs.in(files.path()), PostgresCommand.forThisUser());
        int port = Postmaster.of(cluster.folder()).orElseThrow().port();
        DatabaseLocation location = DatabaseLocation.onLoopback(port, "warmline", "warmline", cluster.password());
        write(location, "acknowledged");

        owner.destroyForcibly();
        files.awaitExit(owner);
        files.killServer();

        try (DataDirectory directory = DataDirectory.open(files.path());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(read(database)).isEqualTo("acknowledged");
        }
    }

    @Test
    void makesTheDatabaseAnewWhenTheFirstStartWasKilledInTheMiddle() throws Exception {
        Process owner = files.start(DatabaseOwner.class, Map.of(), files.path().toString());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !unfinished().isEmpty());
        owner.destroyForcibly();
        files.awaitExit(owner);
        assertThat(files.path().resolve("database")).doesNotExist();

        try (DataDirectory directory = DataDirectory.open(files.path());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            write(database, "after");
            assertThat(read(database)).isEqualTo("after");
        }
    }

    @Test
    void startsWhenTheNumberOfItsDeadServerWentToAnotherProcess() throws Exception {
        try (DataDirectory directory = DataDirectory.open(files.path())) {
            EmbeddedDatabase.start(directory).close();
            String stale =
                    ProcessHandle.current().pid() + "\n" + files.path() + "/database\n1795288587\n20001\n\n127.0.0.1\n";
            Files.writeString(files.path().resolve("database/postmaster.pid"), stale);

            try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
                assertThat(ask(database, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void saysWhatToDoAboutADamagedDatabase() throws Exception {
        try (DataDirectory directory = DataDirectory.open(files.path())) {
            EmbeddedDatabase.start(directory).close();
            Files.write(files.path().resolve("database/global/pg_control"), new byte[10]);

            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("PostgreSQL cannot open the database in " + files.path())
                    .hasMessageContaining("restore it from a backup");
        }
    }

    @Test
    void saysWhatToDoWhenThePasswordIsGone() throws Exception {
        try (DataDirectory directory = DataDirectory.open(files.path())) {
            EmbeddedDatabase.start(directory).close();
            Files.delete(files.path().resolve("database/warmline.password"));

            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Restore the whole folder from a backup");
        }
    }

    private String unfinished() throws IOException {
        try (Stream<Path> siblings = Files.list(files.path())) {
            return siblings.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("database.unfinished-") && !name.endsWith(".password"))
                    .findAny()
                    .orElse("");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void write(EmbeddedDatabase database, String text) throws SQLException {
        write(database.location(), text);
    }

    private static void write(DatabaseLocation location, String text) throws SQLException {
        try (Connection connection = connect(location);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (text text); INSERT INTO kept VALUES ('" + text + "')");
        }
    }

    private static String read(EmbeddedDatabase database) throws SQLException {
        return ask(database, "SELECT text FROM kept");
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database.location());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(DatabaseLocation location) throws SQLException {
        return DriverManager.getConnection(
                location.url(), location.user(), location.password().value());
    }
}
