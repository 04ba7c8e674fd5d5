package org.warmline.chat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.StaffSessions;
import org.warmline.workspace.TeamId;

/** A business with an inbox and people, and ways to call it as they do. */
@Singleton
public class House {
    static final String SHOP = "https://shop.example";
    static final String SECRET = "a secret of more than thirty-two bytes";
    static final JsonMapper JSON = new JsonMapper();
    /** Of all nodes: an e-mail is somebody of the business, whichever node they are added at. */
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final BeanProvider<EmbeddedServer> server;
    private final Inboxes inboxes;
    private final StaffDirectory directory;
    private final StaffSessions sessions;
    private final CurrentWorkspace workspace;
    private final Ids ids;
    private final Sql sql;
    private final HttpClient http = HttpClient.newHttpClient();

    House(
            BeanProvider<EmbeddedServer> server,
            Inboxes inboxes,
            StaffDirectory directory,
            StaffSessions sessions,
            CurrentWorkspace workspace,
            Ids ids,
            Sql sql) {
        this.server = server;
        this.inboxes = inboxes;
        this.directory = directory;
        this.sessions = sessions;
        this.workspace = workspace;
        this.ids = ids;
        this.sql = sql;
    }

    /** An inbox without assistant, so that only people write into its logs. */
    Inbox inbox(String key, @Nullable TeamId team) {
        return inboxes.save(new Inbox(
                inboxes.nextId(),
                key,
                "Shop",
                "customer",
                "en",
                "Hello",
                null,
                "#b4512b",
                "",
                List.of(SHOP),
                SECRET,
                team));
    }

    TeamId team(String name, Person... members) {
        TeamId team = new TeamId(ids.next());
        sql.update("insert into team (workspace_id, id, name) values (?, ?, ?)", workspace.id(), team, name);
        for (Person person : members) {
            sql.update(
                    "insert into team_member (workspace_id, team_id, staff_id) values (?, ?, ?)",
                    workspace.id(),
                    team,
                    person.member().id());
        }
        return team;
    }

    /** Somebody routing leaves alone. */
    Person employ(Role role) {
        return employ(role, false);
    }

    Person employ(Role role, boolean takesConversations) {
        String email = role.wire() + PEOPLE.incrementAndGet() + "@example.test";
        StaffMember member = directory.add(email, "Mara", role, "a long password", takesConversations);
        return new Person(member, sessions.openFor(member.id()).token().secret());
    }

    /** A new visitor of the inbox. */
    Guest guest(String inbox) {
        JsonNode session =
                post("/api/widget/v1/session", null, Map.of("inboxKey", inbox)).json();
        return new Guest(
                UUID.fromString(session.at("/visitor/id").asText()),
                session.path("visitorToken").asText());
    }

    // --- sockets ---

    /** A socket that has said nothing yet. */
    SocketClient connect(String... headers) {
        return SocketClient.open(socketUri(), headers);
    }

    /** A socket that has said hello, and was answered. */
    SocketClient greeted(String token) {
        SocketClient client = connect();
        client.say(Map.of("type", "hello", "token", token));
        client.await("live");
        return client;
    }

    URI socketUri() {
        return URI.create("ws://localhost:" + port() + "/ws/v1");
    }

    String ownOrigin() {
        return "http://localhost:" + port();
    }

    int port() {
        return server.get().getPort();
    }

    /** A conversation of the visitor's with so many messages. */
    UUID said(Guest guest, int messages) {
        try (SocketClient client = greeted(guest.token())) {
            JsonNode ack = client.sent(null, "Message 1");
            for (int i = 2; i <= messages; i++) {
                client.sent(null, "Message " + i);
            }
            return SocketClient.conversation(ack);
        }
    }

    // --- HTTP ---

    Reply get(String path, @Nullable String token) {
        return call("GET", path, token, null);
    }

    Reply post(String path, @Nullable String token, Map<String, ?> body) {
        return call("POST", path, token, JSON.valueToTree(body).toString());
    }

    Reply call(String method, String path, @Nullable String token, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ownOrigin() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), tree(response), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A body that is no JSON. */
    String download(String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ownOrigin() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Takes a message out of the log, as an erasure does. */
    void erase(UUID conversation, long seq) {
        for (String table : List.of("emotion_reading", "message")) {
            sql.update(
                    "delete from " + table + " where workspace_id = ? and conversation_id = ? and seq = ?",
                    workspace.id(),
                    conversation,
                    seq);
        }
    }

    /** As a crash leaves it before it is noted what was dealt with: the next sweep hears it again. */
    void forgetThatItWasHeard(UUID conversation) {
        sql.update(
                "update conversation set heard_seq = 0 where workspace_id = ? and id = ?",
                workspace.id(),
                conversation);
    }

    private static JsonNode tree(HttpResponse<String> response) throws IOException {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return json ? JSON.readTree(response.body()) : JSON.missingNode();
    }

    // --- what is stored ---

    /** Number of rows of a table. */
    long count(String table) {
        return sql.first("select count(*) as n from " + table, row -> row.number("n"))
                .orElseThrow();
    }

    /** Number of messages written by people: the assistant answers earlier ones whenever it gets to them. */
    long saidByPeople() {
        return count("message where author_kind in ('visitor', 'agent')");
    }

    List<JsonNode> messages(UUID conversation, String token) {
        List<JsonNode> found = new ArrayList<>();
        get("/api/v1/conversations/" + conversation + "/messages?limit=200", token)
                .json()
                .path("messages")
                .forEach(found::add);
        return found;
    }

    void capacity(Person person, int capacity) {
        sql.update(
                "update staff set capacity = ? where workspace_id = ? and id = ?",
                capacity,
                workspace.id(),
                person.member().id());
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** Somebody of the staff with a session. */
    record Person(StaffMember member, String token) {
        UUID id() {
            return member.id().value();
        }
    }

    /** A visitor with a token. */
    record Guest(UUID id, String token) {}
}
