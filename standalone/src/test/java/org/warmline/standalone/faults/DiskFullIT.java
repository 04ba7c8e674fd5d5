package org.warmline.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.warmline.standalone.database.DataDirectoryFixture.aNewDataDirectory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.standalone.database.DataDirectory;
import org.warmline.standalone.database.DataDirectoryFixture;
import org.warmline.standalone.database.EmbeddedDatabase;
import org.warmline.standalone.history.ChatClient;
import org.warmline.standalone.history.ChatServer;
import org.warmline.standalone.history.ClosedAtEnd;
import org.warmline.standalone.history.Crowd;
import org.warmline.standalone.history.History;
import org.warmline.storage.Sql;
import org.warmline.web.launch.DatabaseLocation;

/**
 * A disk that is full: F14 of docs/reliability.md. It is a limit on the size of a file, which needs no rights: PostgreSQL ignores the
 * signal on purpose, so that its writes fail as they do on a full disk, apart from the SQLSTATE.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskFullIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** A file of PostgreSQL's log has 16 MiB from the beginning; what goes beyond is data. */
    private static final long MORE_THAN_A_LOG_FILE = 17L << 20;

    private static final String STORES_NOTHING = "\"DATABASE_STORES_NOTHING\"";
    private static final String IS_FULL = "\"DATABASE_DISK_FULL\"";

    private final ClosedAtEnd opened = new ClosedAtEnd();
    private DataDirectoryFixture files;
    private Node node;
    private ChatServer server;
    private Crowd crowd;

    @BeforeAll
    void start() throws IOException {
        assumeThat(hasPrlimit()).as("prlimit of util-linux").isTrue();
        files = opened.add(aNewDataDirectory());
        DataDirectory directory = opened.add(DataDirectory.open(files.path()));
        EmbeddedDatabase database = opened.add(EmbeddedDatabase.start(directory));
        Map<String, Object> properties = Node.onNewDatabase();
        DatabaseLocation location = database.location();
        properties.put("datasources.default.url", location.url());
        properties.put("datasources.default.username", location.user());
        properties.put("datasources.default.password", location.password().value());
        properties.put("datasources.default.connection-timeout", "5000");
        node = opened.add(Node.start(properties));
        node.openTheShop();
        server = opened.add(new ChatServer(node.port()));
        fillAFileOfMessages();
    }

    @BeforeEach
    void begin() {
        crowd = new Crowd(server, server, Node.AGENT, 4);
        crowd.begin();
        crowd.keepInFlight(4);
        crowd.awaitProgress();
    }

    @AfterEach
    void end() {
        crowd.close();
        limitFiles("unlimited");
        execute("drop function if exists full_disk() cascade");
    }

    @AfterAll
    void stop() throws Exception {
        opened.close();
    }

    @Test
    void confirmsNothingWhileTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
        long process = files.serverProcess();
        limitFiles(Long.toString(MORE_THAN_A_LOG_FILE));
        awaitReadiness(STORES_NOTHING);
        confirmsNothing();
        assertThat(node.isReady()).isFalse();
        assertThat(node.readiness()).contains(STORES_NOTHING);

        limitFiles("unlimited");

        goesOn();
        assertThat(files.serverProcess()).as("the server was never away").isEqualTo(process);
    }

    /** Then the server breaks off: what it cannot write into its log is not stored. The one that is started instead has no limit. */
    @Test
    void losesNothingWhenTheDatabaseBreaksOffForWantOfRoomForItsLog() throws Exception {
        long process = files.serverProcess();

        limitFiles("65536");

        await().atMost(PATIENCE).until(() -> files.hasLivingServer() && files.serverProcess() != process);
        goesOn();
    }

    /** As the limit cannot show it: PostgreSQL has a state of its own for a disk that is really full. */
    @Test
    void saysInItsHealthThatTheDiskIsFull() throws Exception {
        execute("create function full_disk() returns trigger language plpgsql as"
                + " $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$");
        execute("create trigger full_disk before insert on message execute function full_disk()");
        awaitReadiness(IS_FULL);
        assertThat(node.isReady()).isFalse();
        assertThat(node.isAlive()).isTrue();

        execute("drop function full_disk() cascade");

        goesOn();
    }

    private void awaitReadiness(String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(node.readiness()).contains(status));
    }

    private void confirmsNothing() {
        assertThat(crowd.acknowledgedUntilUnknown(16)).isZero();
        assertThat(crowd.everyone()).allMatch(ChatClient::isLive);
        assertThat(node.isAlive()).isTrue();
    }

    private void goesOn() throws Exception {
        await().atMost(PATIENCE).until(node::isReady);
        crowd.awaitProgress();
        assertThat(crowd.settle()).isEmpty();
        assertThat(crowd.history().count(History.Refused.class)).isZero();
        assertThat(crowd.everyone().mapToInt(ChatClient::resets)).containsOnly(0);
    }

    /** So that the next message that needs a new page needs room beyond the limit. */
    private void fillAFileOfMessages() {
        node.bean(Sql.class).update("""
                        insert into message (workspace_id, conversation_id, seq, id, author_kind, author_id, author_name, kind,
                                             body, at, visible_prev)
                        select w.id, gen_random_uuid(), 1, gen_random_uuid(), 'visitor', gen_random_uuid(), 'Old', 'text',
                               rpad(md5(i::text), 1800, md5((7 * i)::text)), now(), 0
                        from generate_series(1, 12000) i, workspace w
                        """);
        assertThat(node.bean(Sql.class)
                        .first("select pg_relation_size('message') as bytes", row -> row.number("bytes")))
                .hasValueSatisfying(bytes -> assertThat(bytes).isGreaterThan(MORE_THAN_A_LOG_FILE));
    }

    private void execute(String sql) {
        node.bean(Sql.class).update(sql);
    }

    /** Of all processes of the server that live, and those they start. */
    private void limitFiles(String bytes) {
        ProcessHandle first = ProcessHandle.of(files.serverProcess()).orElseThrow();
        // The first one before those it has started: who comes in between has the limit already.
        limit(first.pid(), bytes);
        first.descendants().forEach(process -> limit(process.pid(), bytes));
    }

    private static void limit(long process, String bytes) {
        try {
            // Its end in between is no reason to fail.
            run("prlimit", "--pid", Long.toString(process), "--fsize=" + bytes + ":");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasPrlimit() {
        try {
            return run("prlimit", "--version") == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
