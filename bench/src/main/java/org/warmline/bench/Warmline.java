package org.warmline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.warmline.bench.wire.Ear;
import org.warmline.bench.wire.FrameScanner;
import org.warmline.bench.wire.FrameType;
import org.warmline.bench.wire.Hello;
import org.warmline.bench.wire.Line;
import org.warmline.bench.wire.SendFrame;
import org.warmline.bench.wire.Wire;
import org.warmline.standalone.database.EmbeddedDatabase;
import org.warmline.web.launch.DatabaseLocation;

/** The program that ships, with its demo business, spoken to over HTTP and WebSocket like any other. */
final class Warmline implements Subject {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STAFF =
            List.of("agent@demo.test", "agent2@demo.test", "lead@demo.test", "owner@demo.test");
    private static final String PAST = """
            with place as (select workspace_id, inbox_id from conversation limit 1),
            people as (
              insert into contact (workspace_id, id, inbox_id)
              select workspace_id, uuidv7(), inbox_id from place, generate_series(1, ?)
              returning workspace_id, id, inbox_id),
            talks as (
              insert into conversation (workspace_id, id, inbox_id, contact_id, status, last_seq, visible_seq, visitor_seq, heard_seq,
                                        opened_at, last_activity_at)
              select workspace_id, uuidv7(), inbox_id, id, 'resolved', 10, 10, 10, 10,
                     now() - interval '90 days' * random(), now() - interval '1 day' * random() from people
              returning workspace_id, id, contact_id)
            insert into message (workspace_id, conversation_id, seq, id, author_kind, author_id, author_name, kind, body, at, visible_prev)
            select workspace_id, id, seq, uuidv7(), 'visitor', contact_id, 'Visitor', 'text',
                   'Somebody once said this about an order, and somebody else read it.', now(), seq - 1
            from talks, generate_series(1, 10) seq
            """;

    private final ServerProcess process;
    private final ServerProcess agentsAt;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> staffTokens;

    private Warmline(ServerProcess process, ServerProcess agentsAt, Path data) {
        this.process = process;
        this.agentsAt = agentsAt;
        this.data = data;
        this.staffTokens = STAFF.stream()
                .map(email -> post("/api/v1/login", "", Map.of("email", email, "password", "warmline-demo"))
                        .path("token")
                        .asText())
                .toList();
    }

    /**
     * What is started, and how.
     *
     * @param jvm Java's options
     * @param settings by the names of the environment
     */
    record Program(List<String> jvm, Path jar, Map<String, String> settings) {
        Program {
            jvm = List.copyOf(jvm);
            settings = Map.copyOf(settings);
        }
    }

    static Warmline start(Program program, Path folder, int port) {
        return first(program, folder, port, Map.of());
    }

    /** Starts it so that another node can join. */
    static Warmline startFirstNode(Program program, Path folder, int port) {
        return first(program, folder, port, Map.of("WARMLINE_CLUSTER", "true"));
    }

    private static Warmline first(Program program, Path folder, int port, Map<String, String> more) {
        Path data = folder.resolve("warmline");
        Map<String, String> environment = new HashMap<>(more);
        environment.put("WARMLINE_DATA_DIR", data.toString());
        environment.put("WARMLINE_DEMO", "true");
        ServerProcess process = node(program, environment, folder.resolve("warmline.log"), port, data);
        return new Warmline(process, process, data);
    }

    /** Starts another node, to be closed before this one: the database is this one's. */
    ServerProcess join(Program program, int port) {
        return node(
                program,
                Map.of("WARMLINE_JOIN", data.toString()),
                data.resolveSibling("second.log"),
                port,
                data.resolveSibling("none"));
    }

    private static ServerProcess node(Program program, Map<String, String> more, Path log, int port, Path data) {
        Map<String, String> environment = new HashMap<>(program.settings());
        environment.putAll(more);
        environment.put("WARMLINE_PORT", Integer.toString(port));
        environment.put("WARMLINE_RATE_LIMITS", "off");
        environment.put("WARMLINE_LIMITS_STAFF_CONNECTIONS", "100000");
        environment.put("WARMLINE_LIMITS_VISITOR_CONNECTIONS", "100000");
        List<String> command = new ArrayList<>(program.jvm());
        command.addAll(List.of("-jar", program.jar().toString()));
        return ServerProcess.start(command, environment, "Warmline is ready", log, port, data.resolve("database"));
    }

    /** The same one, whose agents sit at another node of it. */
    Warmline withAgentsAt(ServerProcess other) {
        return new Warmline(process, other, data);
    }

    /** Gives it so many old conversations more, of ten messages each. */
    void remember(int conversations) {
        DatabaseLocation place = EmbeddedDatabase.ofRunning(data);
        try (Connection database = DriverManager.getConnection(
                        place.url(), place.user(), place.password().value());
                PreparedStatement past = database.prepareStatement(PAST);
                Statement analyze = database.createStatement()) {
            past.setInt(1, conversations);
            past.executeUpdate();
            analyze.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException("no past for Warmline", e);
        }
    }

    @Override
    public String name() {
        return "Warmline";
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    /** The visitor begins, one of the staff takes the conversation from the assistant and then listens to it. */
    @Override
    public Pair open(Wire wire, EventLoop loop, Tally tally, int index) {
        String visitorToken = signIn();
        String agentToken = staffTokens.get(index % staffTokens.size());
        Beginning beginning = new Beginning();
        Line line = wire.dial(process.port(), new Hello(visitorToken, List.of()), loop, beginning)
                .join();
        SendFrame first = new SendFrame(Person.randomSeries(), Optional.empty(), Bodies.of(index));
        loop.execute(() -> {
            line.say(first, 0);
            line.flush();
        });
        UUID conversation = beginning.conversation.join();
        line.hangUp().join();
        post("/api/v1/conversations/" + conversation + "/assign", agentToken, Map.of("assignee", "me"));
        Person visitor = new Person(tally, true, conversation, Bodies.of(index));
        Person agent = new Person(tally, false, conversation, Bodies.of(index + 1));
        Person.introduce(visitor, agent);
        List<Hello.Cursor> all = List.of(new Hello.Cursor(conversation, 0));
        visitor.sitsAt(wire.dial(process.port(), new Hello(visitorToken, all), loop, visitor)
                .join());
        agent.sitsAt(wire.dial(agentsAt.port(), new Hello(agentToken, all), loop, agent)
                .join());
        return new Pair(loop, visitor, agent, conversation, new Pair.Seats(visitorToken, agentToken));
    }

    @Override
    public String signIn() {
        return post("/api/widget/v1/session", "", Map.of("inboxKey", "demo"))
                .path("visitorToken")
                .asText();
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }

    /** Posts JSON and answers JSON; anything but success ends the program. */
    private JsonNode post(String path, String token, Map<String, ?> body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + process.port() + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(path + " was answered with " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A visitor's first words, which make the conversation. */
    private static final class Beginning implements Ear {
        private final CompletableFuture<UUID> conversation = new CompletableFuture<>();

        @Override
        public void heard(Line line, FrameScanner frame) {
            if (frame.type() == FrameType.ACK) {
                conversation.complete(frame.conversation());
            } else if (frame.type() == FrameType.ERROR) {
                conversation.completeExceptionally(new IllegalStateException(frame.text()));
            }
        }

        @Override
        public void cut(Line line) {
            conversation.completeExceptionally(new IOException("cut off"));
        }
    }
}
