package org.warmline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmline.standalone.database.DataDirectoryFixture.aNewDataDirectory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmline.standalone.database.DataDirectory;
import org.warmline.standalone.database.DataDirectoryFixture;
import org.warmline.standalone.database.EmbeddedDatabase;
import org.warmline.standalone.history.ChatServer;
import org.warmline.web.launch.DatabaseLocation;

class WarmlineIT {
    private final int port = ChatServer.freePort();
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
    void startsAnswersAndStopsWithItsDatabase() throws Exception {
        Process warmline = files.start(Warmline.class, environment());
        files.awaitOutput(warmline, "Warmline is ready: http://localhost:" + port + "/console");
        assertThat(status("/health/readiness")).isEqualTo(200);

        Process second = files.start(Warmline.class, environment());
        assertThat(files.awaitExit(second)).isEqualTo(1);
        assertThat(files.output(second)).contains("Another Warmline is already running on " + files.path());

        warmline.destroy();
        assertThat(files.awaitExit(warmline)).isZero();
        assertThat(files.hasLivingServer()).isFalse();
    }

    @Test
    void startsOnTheDatabaseThatOutlivedIt() throws Exception {
        Process killed = files.start(Warmline.class, environment());
        files.awaitOutput(killed, "Warmline is ready");
        killed.destroyForcibly();
        files.awaitExit(killed);
        long outlived = files.serverProcess();

        Process next = files.start(Warmline.class, environment());
        files.awaitOutput(next, "Warmline is ready");

        assertThat(files.serverProcess()).isEqualTo(outlived);
        assertThat(status("/health/readiness")).isEqualTo(200);
    }

    @Test
    void saysThatItsPortIsTakenAndLeavesNothingRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Process warmline = files.start(Warmline.class, environment());

            assertThat(files.awaitExit(warmline)).isEqualTo(1);
            assertThat(files.output(warmline))
                    .contains("Warmline cannot listen on 127.0.0.1 port " + taken.getLocalPort(), "WARMLINE_PORT");
        }
        assertThat(files.hasLivingServer()).isFalse();
    }

    @Test
    void refusesADatabaseThatMayForgetUnlessToldThatThisIsFine() throws Exception {
        try (DataDirectoryFixture elsewhere = aNewDataDirectory();
                DataDirectory directory = DataDirectory.open(elsewhere.path());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            DatabaseLocation location = database.location();
            forgetCommits(location);
            Map<String, String> environment = environment();
            environment.put("WARMLINE_DATABASE_URL", location.url());
            environment.put("WARMLINE_DATABASE_USER", location.user());
            environment.put("WARMLINE_DATABASE_PASSWORD", location.password().value());

            Process refused = files.start(Warmline.class, environment);
            assertThat(files.awaitExit(refused)).isEqualTo(1);
            assertThat(files.output(refused))
                    .contains("has synchronous_commit switched off: a power cut would lose messages it has confirmed.")
                    .doesNotContain(location.password().value());

            environment.put("WARMLINE_ALLOW_UNSAFE_DATABASE", "true");
            Process allowed = files.start(Warmline.class, environment);
            files.awaitOutput(allowed, "Warmline is ready");
        }
    }

    @Test
    void saysWhatIsWrongWithItsSettings() throws Exception {
        Map<String, String> environment = environment();
        environment.put("WARMLINE_RATE_LIMITS", "sometimes");

        Process warmline = files.start(Warmline.class, environment);

        assertThat(files.awaitExit(warmline)).isEqualTo(1);
        assertThat(files.output(warmline))
                .isEqualToIgnoringNewLines("WARMLINE_RATE_LIMITS must be on or off, but is \"sometimes\".");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("WARMLINE_PORT", Integer.toString(port));
        environment.put("WARMLINE_DATA_DIR", files.path().toString());
        // Its history takes a while to make and proves nothing here.
        environment.put("WARMLINE_DEMO", "false");
        return environment;
    }

    private int status(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void forgetCommits(DatabaseLocation location) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        location.url(), location.user(), location.password().value());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE warmline SET synchronous_commit = off");
        }
    }
}
