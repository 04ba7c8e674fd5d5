package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Role;

class HttpIT extends WithShop {
    private static final String SESSION = "/api/widget/v1/session";
    private static final String LIST = "/api/v1/conversations";

    @Inject
    Clock clock;

    @Inject
    CurrentWorkspace workspace;

    private Person lead;

    @BeforeAll
    void employLead() {
        lead = house.employ(Role.LEAD);
    }

    // --- problems ---

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "null", "{\"inboxKey\":\"shop\",}", "{\"inboxKey\":\"shop\"}{}"})
    void refusesABodyThatIsNoJsonObject(String body) {
        refused(house.call("POST", SESSION, null, body), 400, "malformed");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Reply refusal = house.post(SESSION, null, Map.of("inboxKey", 7));

        refused(refusal, 422, "invalid_field");
        assertThat(refusal.text("/errors/0/field")).isEqualTo("inboxKey");
        assertThat(refusal.text("/errors/0/message")).isEqualTo("must be a text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?limit=0", "?limit=201", "?limit=x", "?status=lost", "?assignee=x", "?team=x", "?cursor=x"})
    void refusesAQueryThatIsWrong(String query) {
        refused(house.get(LIST + query, agent.token()), 422, "invalid_field");
    }

    @Test
    void asksForAToken() {
        refused(house.get(LIST, null), 401, "unauthenticated");
        refused(house.get(LIST, "made up"), 401, "unauthenticated");
    }

    @Test
    void refusesVisitorsWhatIsForStaff() {
        refused(house.get(LIST, house.guest("shop").token()), 403, "not_allowed");
    }

    @Test
    void tellsWrongPasswordsAndUnknownPeopleAlike() {
        Reply wrong = house.post(
                "/api/v1/login", null, Map.of("email", agent.member().email(), "password", "a wrong password"));
        Reply unknown =
                house.post("/api/v1/login", null, Map.of("email", "x@example.test", "password", "a wrong password"));

        refused(wrong, 401, "invalid_credentials");
        assertThat(unknown.json()).isEqualTo(wrong.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v2/conversations", "/api", "/nothing"})
    void hasNothingElsewhere(String path) {
        refused(house.get(path, lead.token()), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-7000-8000-000000000000", "' or 1=1 --"})
    void findsNoConversationByWhatIsNoIdOfOne(String id) {
        refused(house.get(LIST + "/" + id.replace(" ", "%20"), lead.token()), 404, "not_found");
    }

    @Test
    void knowsNoStateOfHealthButItsOwn() {
        Reply reply = house.get("/health/ready", null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("code").asText()).isEqualTo("not_found");
    }

    @Test
    void refusesAnotherMethod() {
        Reply refusal = house.call("DELETE", LIST, lead.token(), null);

        refused(refusal, 405, "method_not_allowed");
        assertThat(refusal.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
    }

    @Test
    void refusesAStateThatDoesNotAllowIt() {
        Guest guest = house.guest("shop");
        UUID conversation = begun(guest);

        refused(
                house.post(LIST + "/" + conversation + "/satisfaction", guest.token(), Map.of("score", 5)),
                409,
                "conflict");
    }

    @Test
    void refusesABodyOfMoreThanAMebibyte() {
        String body = "{\"inboxKey\":\"" + "x".repeat(1 << 20) + "\"}";

        refused(house.call("POST", SESSION, null, body), 413, "payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded"})
    void takesNothingButJson(String type) {
        refused(
                house.call("POST", SESSION, null, "{\"inboxKey\":\"shop\"}", "Content-Type", type),
                415,
                "unsupported_media_type");
    }

    @Test
    void takesNothingCompressed() {
        refused(
                house.call("POST", SESSION, null, "{\"inboxKey\":\"shop\"}", "Content-Encoding", "gzip"),
                415,
                "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://shop.example.evil.example", "/"})
    void refusesAForeignOrigin(String origin) {
        refused(
                house.call("POST", SESSION, null, "{\"inboxKey\":\"shop\"}", "Origin", origin),
                403,
                "origin_not_allowed");
    }

    @Test
    void takesChangesByCookieFromOurOwnPagesOnly() {
        String cookie = "warmline_session=" + house.employ(Role.AGENT).token();
        String away = "{\"availability\":\"away\"}";
        String path = "/api/v1/me/availability";

        refused(house.call("PUT", path, null, away, "Cookie", cookie), 403, "origin_not_allowed");
        refused(house.call("PUT", path, null, away, "Cookie", cookie, "Origin", House.SHOP), 403, "origin_not_allowed");
        assertThat(house.call("PUT", path, null, away, "Cookie", cookie, "Origin", house.ownOrigin())
                        .status())
                .isEqualTo(200);
    }

    // --- paths ---

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/conversations",
                "/api//v1/conversations",
                "/api/v1//conversations",
                "/api/v1/conversations/",
                "/api/v1/conversations//",
                "/api/v1/%63onversations",
                "/%61pi/v1/conversations",
                "/api%2Fv1/conversations",
                "/api/v1/./conversations",
                "/api/v1/%2e/conversations",
                "/x/../api/v1/conversations",
                "/x/%2e%2e/api/v1/conversations",
                "/api/v1/conversations;x=1",
                "/api;x=1/v1/conversations",
                "/API/v1/conversations",
                "/Api/V1/Conversations",
                "/api/v1/conversations%00",
                "/api/v1/conversations?",
                "/api/v1/conversations#x",
                "/widget/../api/v1/conversations",
                "/health/..;/api/v1/conversations",
            })
    void givesNoAccessByAnotherSpellingOfThePath(String path) {
        for (String token : new String[] {"made up", house.guest("shop").token()}) {
            Reply reply = house.get(path, token);

            assertThat(reply.status()).as(path).isIn(400, 401, 403, 404);
            assertThat(reply.json().has("items")).isFalse();
        }
    }

    // --- identity ---

    @Test
    void mergesTheAnonymousVisitorIntoTheVerifiedOne() throws JOSEException {
        Guest anonymous = house.guest("shop");
        UUID conversation = begun(anonymous);
        try (SocketClient before = house.greeted(anonymous.token())) {
            Reply session = identified(anonymous.token(), signed(House.SECRET, "customer-1", Duration.ofHours(1)));

            assertThat(session.status()).isEqualTo(200);
            assertThat(session.text("/visitor/name")).isEqualTo("Jonas Feld");
            assertThat(session.text("/conversation/id")).isEqualTo(conversation.toString());
            String token = session.text("/visitorToken");
            assertThat(house.messages(conversation, token)).hasSize(1);
            refused(house.get(LIST + "/" + conversation + "/messages", anonymous.token()), 401, "unauthenticated");
            assertThat(before.closeCode()).isEqualTo(4102);
        }
    }

    @Test
    void knowsAVerifiedVisitorOnEveryDevice() throws JOSEException {
        String jwt = signed(House.SECRET, "customer-2", Duration.ofHours(24));

        Reply phone = identified(null, jwt);
        Reply laptop = identified(null, jwt);

        assertThat(laptop.text("/visitor/id")).isEqualTo(phone.text("/visitor/id"));
        assertThat(laptop.text("/visitorToken")).isNotEqualTo(phone.text("/visitorToken"));
    }

    @Test
    void leavesAnotherVerifiedVisitorAloneOnASharedComputer() throws JOSEException {
        Reply one = identified(null, signed(House.SECRET, "customer-3", Duration.ofHours(1)));
        String token = one.text("/visitorToken");
        UUID conversation = begun(new Guest(UUID.randomUUID(), token));

        Reply other = identified(token, signed(House.SECRET, "customer-4", Duration.ofHours(1)));

        assertThat(other.text("/visitor/id")).isNotEqualTo(one.text("/visitor/id"));
        assertThat(other.json().has("conversation")).isFalse();
        assertThat(house.messages(conversation, token)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("wrongIdentities")
    void refusesAnIdentityThatIsWrong(String wrong) throws JOSEException {
        String jwt = switch (wrong) {
            case "another secret" -> signed("another secret of thirty-two bytes", "c", Duration.ofHours(1));
            case "expired" -> signed(House.SECRET, "c", Duration.ofMinutes(-5));
            case "too long" -> signed(House.SECRET, "c", Duration.ofHours(25));
            case "without expiry" ->
                sign(House.SECRET, new JWTClaimsSet.Builder().subject("c").build());
            case "without subject" -> signed(House.SECRET, "", Duration.ofHours(1));
            case "unsigned" -> new PlainJWT(claims("c", Duration.ofHours(1))).serialize();
            case "unsigned but for a dot" -> unsignedWithAnEmptySignature();
            case "cut" -> signed(House.SECRET, "c", Duration.ofHours(1)).replaceFirst("....$", "");
            default -> wrong;
        };
        long before = house.count("contact");

        refused(identified(null, jwt), 401, "invalid_identity");
        assertThat(house.count("contact")).isEqualTo(before);
    }

    @Test
    void tellsTheVisitorWhomTheyWriteTo() {
        Reply session = house.post(SESSION, null, Map.of("inboxKey", "shop"));

        assertThat(session.text("/inbox/business")).isEqualTo(workspace.get().name());
    }

    @Test
    void givesANewVisitorForAnUnknownToken() {
        Reply session = house.post(SESSION, null, Map.of("inboxKey", "shop", "visitorToken", "made up"));

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.text("/visitorToken")).isNotEmpty().isNotEqualTo("made up");
    }

    static Stream<String> wrongIdentities() {
        return Stream.of(
                "another secret",
                "expired",
                "too long",
                "without expiry",
                "without subject",
                "unsigned",
                "unsigned but for a dot",
                "cut",
                "no JWT",
                "a.b.c",
                "..");
    }

    // --- helpers ---

    /** A problem document with this status and code, and nothing of an exception in it. */
    private static void refused(Reply reply, int status, String code) {
        assertThat(reply.json().path("code").asText()).as("%s", reply).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.text("/type")).isEqualTo("urn:warmline:problem:" + code);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.text("/title")).isNotEmpty();
        assertThat(reply.text("/detail")).isNotEmpty();
        assertThat(reply.json().toString())
                .doesNotContainPattern(
                        "Exception|io\\.micronaut|org\\.warmline|com\\.fasterxml|SQL|\\bat line\\b|<html");
    }

    private UUID begun(Guest guest) {
        try (SocketClient client = house.greeted(guest.token())) {
            return SocketClient.conversation(client.sent(null, "Hello"));
        }
    }

    private Reply identified(@Nullable String token, String jwt) {
        return house.post(
                SESSION,
                null,
                token == null
                        ? Map.of("inboxKey", "shop", "identity", jwt)
                        : Map.of("inboxKey", "shop", "identity", jwt, "visitorToken", token));
    }

    private String signed(String secret, String subject, Duration lifetime) throws JOSEException {
        return sign(secret, claims(subject, lifetime));
    }

    private JWTClaimsSet claims(String subject, Duration lifetime) {
        Instant expires = clock.instant().plus(lifetime);
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .claim("name", "Jonas Feld")
                .expirationTime(Date.from(expires))
                .build();
    }

    private static String sign(String secret, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    private String unsignedWithAnEmptySignature() throws JOSEException {
        String signed = signed(House.SECRET, "c", Duration.ofHours(1));
        return signed.substring(0, signed.lastIndexOf('.') + 1);
    }

    @Test
    void givesMetricsToThisMachineAndNotThroughAProxyOnIt() throws IOException {
        assertThat(statusOfMetrics("localhost:" + house.port())).isEqualTo(200);
        assertThat(statusOfMetrics("127.0.0.1:" + house.port())).isEqualTo(200);
        // A proxy that leaves the name as it was asked for comes from loopback too.
        assertThat(statusOfMetrics("chat.example.org")).isEqualTo(403);
    }

    /** By hand, because Java's client chooses the name itself. */
    private int statusOfMetrics(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
            String request = "GET /prometheus HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
