package org.warmline.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmline.chat.protocol.ClientFrame;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.web.access.Allows;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffSessions;
import org.warmline.workspace.TeamId;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT implements TestPropertyProvider {
    private static final Pattern TOKEN = Pattern.compile("\"visitorToken\":\"([^\"]+)\"");
    private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\\{\"id\":\"([^\"]+)\"");

    /** All that a call can change; what is only heard later, off its path, is left out. */
    private static final String FINGERPRINT = """
            select concat_ws('/', (select count(*) from message), (select count(*) from contact),
                (select count(*) from visitor_token), (select count(*) from staff_session where revoked_at is null),
                (select string_agg(concat_ws(',', conversation_id, score, comment), ';' order by id) from satisfaction),
                (select string_agg(concat_ws(',', conversation_id, seq, feeling, staff_id), ';' order by conversation_id, seq)
                 from reading_correction),
                (select string_agg(concat_ws(',', reader_id, seq), ';' order by reader_id) from read_mark),
                (select string_agg(concat_ws(',', id, availability), ';' order by id) from staff),
                (select md5(string_agg(concat_ws(',', id, version), ';' order by id)) from phrase),
                (select string_agg(id::text, ';') from phrase_rebuild),
                (select string_agg(concat_ws(',', id, status, assignee_id, team_id, last_seq, escalation), ';' order by id)
                 from conversation_now)) as state
            """;

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    Inboxes inboxes;

    @Inject
    StaffDirectory directory;

    @Inject
    StaffSessions sessions;

    @Inject
    CurrentWorkspace workspace;

    @Inject
    Ids ids;

    @Inject
    Sql sql;

    private final HttpClient http = HttpClient.newHttpClient();
    private StaffId agent;
    private StaffId otherAgent;
    private StaffId lead;
    private StaffId owner;
    private String visitor = "";
    private String otherVisitor = "";
    private String conversation = "";

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeAll
    void openTheShop() throws Exception {
        agent = employ("agent", Role.AGENT);
        otherAgent = employ("other", Role.AGENT);
        lead = employ("lead", Role.LEAD);
        owner = employ("owner", Role.OWNER);
        TeamId orders = team("Orders", agent);
        team("Others", otherAgent);
        inboxes.save(new Inbox(
                inboxes.nextId(),
                "shop",
                "Shop",
                "customer",
                "en",
                "Hello",
                null,
                "#b4512b",
                "",
                List.of(),
                null,
                orders));
        visitor = openSession();
        otherVisitor = openSession();
        begin(visitor);
        begin(otherVisitor);
        conversation = conversationOf(visitor);
    }

    @AfterAll
    void hangUp() {
        http.close();
    }

    @Test
    void knowsARowForEveryRouteAndARouteForEveryRow() {
        assertThat(routes().map(AccessMatrixIT::name)
                        .filter(AccessMatrixIT::isApi)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(AccessTable.ROUTES.keySet());
    }

    @Test
    void knowsEveryRouteElsewhereForAPageOrForManagement() {
        assertThat(routes().map(AccessMatrixIT::path).filter(path -> !path.startsWith("/api/")))
                .allMatch(path -> path.equals("/ws/v1")
                        || Stream.concat(AccessTable.PAGES.stream(), AccessTable.MANAGEMENT.stream())
                                .anyMatch(known -> path.equals(known)
                                        || path.startsWith(known + "/")
                                        || path.startsWith(known + "{")));
    }

    @Test
    void findsOnEveryRouteWhatItAllows() {
        assertThat(routes())
                .filteredOn(route -> !route.getAnnotationMetadata().hasAnnotation(Allows.class))
                .extracting(AccessMatrixIT::path)
                .allMatch(path -> path.equals("/ws/v1")
                        || AccessTable.MANAGEMENT.stream()
                                .anyMatch(known -> path.equals(known) || path.startsWith(known + "/")));
    }

    @Test
    void knowsARowForEveryFrame() {
        assertThat(Stream.of(ClientFrame.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(AccessTable.FRAMES.keySet().stream()
                        .map(row -> row.split(" ", -1)[0])
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("routeNames")
    void answersACallAsTheTableSays(String route) throws Exception {
        AccessTable.Row row = Objects.requireNonNull(AccessTable.ROUTES.get(route), "no row for this route");
        if (route.endsWith("/satisfaction") && route.startsWith("POST")) {
            call("POST /api/v1/conversations/{id}/resolve", token(Who.LEAD), "{}");
        }
        for (Who who : Who.values()) {
            String token = token(who);
            String before = state();

            int status = call(route, token, row.body());

            String expected = Objects.requireNonNull(row.expected().get(who));
            assertThat(status < 300 ? "ok" : String.valueOf(status))
                    .as(who.toString())
                    .isEqualTo(expected);
            if (!expected.equals("ok")) {
                assertThat(state()).as("after the refusal of %s", who).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("frameNames")
    void answersAFrameAsTheTableSays(String name) throws Exception {
        AccessTable.Row row = Objects.requireNonNull(AccessTable.FRAMES.get(name), "no row for this frame");
        for (Who who : Who.values()) {
            String token = token(who);
            String before = state();

            String outcome = say(name.split(" ", -1)[0], token, row.body());

            String expected = Objects.requireNonNull(row.expected().get(who));
            assertThat(outcome).as(who.toString()).isEqualTo(expected);
            if (!expected.equals("ok")) {
                assertThat(state()).as("after the refusal of %s", who).isEqualTo(before);
            }
        }
    }

    static Stream<String> routeNames() {
        return AccessTable.ROUTES.keySet().stream();
    }

    static Stream<String> frameNames() {
        return AccessTable.FRAMES.keySet().stream();
    }

    // --- routes ---

    /** All routes, without the HEAD that comes with every GET. */
    private Stream<UriRouteInfo<?, ?>> routes() {
        return router.uriRoutes().filter(route -> route.getHttpMethod() != HttpMethod.HEAD);
    }

    private static String path(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + path(route);
    }

    private static boolean isApi(String name) {
        return name.contains(" /api/");
    }

    // --- calls ---

    private int call(String route, @Nullable String token, String body) throws IOException, InterruptedException {
        String[] parts = route.split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        server.getURI() + parts[1].replace("{id}", conversation).replace("{seq}", "1")))
                .header("Content-Type", "application/json")
                .method(
                        parts[0],
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace("{id}", conversation)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String say(String type, @Nullable String token, String fields) throws InterruptedException {
        Caller caller = new Caller(http, URI.create(server.getURI().toString().replace("http:", "ws:") + "/ws/v1"));
        try {
            String frame = "{\"type\":\"" + type.toLowerCase(Locale.ROOT) + "\",\"id\":\"" + UUID.randomUUID() + "\","
                    + fields.substring(1).replace("{id}", conversation);
            if (type.equals("Hello")) {
                caller.say(token == null ? frame : frame.replaceFirst("\\{", "{\"token\":\"" + token + "\","));
            } else if (token == null) {
                caller.say(frame);
            } else {
                caller.say("{\"type\":\"hello\",\"token\":\"" + token + "\"}");
                assertThat(caller.outcome("{\"type\":\"live\"}")).isEqualTo("ok");
                caller.say(frame);
            }
            if (type.equals("Send")) {
                return caller.outcome("\"type\":\"ack\"");
            }
            if (token != null) {
                caller.say("{\"type\":\"ping\",\"ref\":\"the end\"}");
            }
            return caller.outcome("the end");
        } finally {
            caller.close();
        }
    }

    /** A token nobody has used: signing out ends it. */
    private @Nullable String token(Who who) {
        return switch (who) {
            case ANONYMOUS -> null;
            case ITS_VISITOR -> visitor;
            case OTHER_VISITOR -> otherVisitor;
            case AGENT_OF_ITS_TEAM -> openFor(agent);
            case AGENT_OF_ANOTHER_TEAM -> openFor(otherAgent);
            case LEAD -> openFor(lead);
            case OWNER -> openFor(owner);
        };
    }

    private String state() {
        return sql.first(FINGERPRINT, row -> row.text("state")).orElseThrow();
    }

    // --- the business ---

    private StaffId employ(String name, Role role) {
        return directory
                .add(name + "@example.test", name, role, "a long password", false)
                .id();
    }

    private TeamId team(String name, StaffId member) {
        TeamId team = new TeamId(ids.next());
        sql.update("insert into team (workspace_id, id, name) values (?, ?, ?)", workspace.id(), team, name);
        sql.update(
                "insert into team_member (workspace_id, team_id, staff_id) values (?, ?, ?)",
                workspace.id(),
                team,
                member);
        return team;
    }

    private String openFor(StaffId staff) {
        return sessions.openFor(staff).token().secret();
    }

    private String openSession() throws IOException, InterruptedException {
        return found(TOKEN, session("{\"inboxKey\":\"shop\"}"));
    }

    private void begin(String token) throws InterruptedException {
        assertThat(say("Send", token, "{\"body\":\"Hello\"}")).isEqualTo("ok");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sql.first("select 1 from conversation_now where heard_seq < visitor_seq", row -> 1)
                        .isEmpty());
    }

    private String conversationOf(String token) throws IOException, InterruptedException {
        return found(CONVERSATION, session("{\"inboxKey\":\"shop\",\"visitorToken\":\"" + token + "\"}"));
    }

    private String session(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.getURI() + "/api/widget/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }
}
