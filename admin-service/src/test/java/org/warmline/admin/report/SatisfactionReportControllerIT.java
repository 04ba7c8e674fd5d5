package org.warmline.admin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.report.BusinessFixture;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.StaffSessions;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SatisfactionReportControllerIT implements TestPropertyProvider {
    private static final String PATH = "/api/v1/reports/satisfaction";

    @Inject
    @Client("/")
    HttpClient http;

    @Inject
    BusinessFixture business;

    @Inject
    StaffDirectory directory;

    @Inject
    StaffSessions sessions;

    @Inject
    Clock clock;

    private String agent = "";
    private String lead = "";
    private String owner = "";

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeAll
    void employPeople() {
        agent = tokenOf(Role.AGENT);
        lead = tokenOf(Role.LEAD);
        owner = tokenOf(Role.OWNER);
        business.timeZone("Pacific/Kiritimati");
        InboxId shop = business.anInbox("Shop", "customer");
        // Far enough in the east to be tomorrow already for most of the world: the default period must reach it.
        business.asked(shop, null, clock.instant(), 5);
        business.asked(shop, null, clock.instant(), null);
    }

    @Test
    void showsLeadsAndOwnersTheLastFourWeeks() {
        String expected = """
                {"score":{"value":1.0,"low":0.2065,"high":1.0,"positive":1,"count":1},\
                "responseRate":{"value":0.5,"low":0.0945,"high":0.9054,"asked":2,"answered":1},"groups":[]}""";

        assertThat(cutToFourDigits(get("", lead))).isEqualTo(expected);
        assertThat(cutToFourDigits(get("", owner))).isEqualTo(expected);
    }

    @Test
    void groupsByDayOfTheWorkspaceWithoutHoles() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Pacific/Kiritimati"));

        String body = get("?groupBy=day", lead);

        assertThat(body)
                .contains("\"key\":\"" + today + "\",\"score\":{\"value\":1.0")
                .contains("\"key\":\"" + today.minusDays(27) + "\",\"score\":{\"value\":null")
                .doesNotContain("\"key\":\"" + today.minusDays(28));
        assertThat(body.split("\"key\":", -1)).hasSize(29);
    }

    @Test
    void isForLeadsAndOwnersOnly() {
        assertThat(refusal("", null).getStatus().getCode()).isEqualTo(401);
        assertThat(refusal("", "made-up").getStatus().getCode()).isEqualTo(401);
        assertThat(refusal("", agent).getStatus().getCode()).isEqualTo(403);
        assertThat(refusal("", agent).getBody(String.class).orElse("")).contains("\"code\":\"not_allowed\"");
    }

    @ParameterizedTest
    @CsvSource({
        "?from=yesterday, from",
        "?to=2026-02-30, to",
        "?from=2026-11-22&to=2026-11-21, from",
        "?from=2000-01-01&to=2026-11-21, from",
        "?groupBy=agent, groupBy",
        "?groupBy=, groupBy",
    })
    void refusesWithTheFieldThatIsWrong(String query, String field) {
        HttpResponse<?> refusal = refusal(query, lead);

        assertThat(refusal.getStatus().getCode()).isEqualTo(422);
        assertThat(refusal.getContentType()).hasToString("Optional[application/problem+json]");
        assertThat(refusal.getBody(String.class).orElse(""))
                .contains("\"code\":\"invalid_field\"")
                .contains("\"errors\":[{\"field\":\"" + field + "\"");
    }

    private String tokenOf(Role role) {
        StaffMember member = directory.add(role.wire() + "@example.test", role.wire(), role, "a long password", true);
        return sessions.openFor(member.id()).token().secret();
    }

    private String get(String query, String token) {
        return http.toBlocking().retrieve(request(query, token));
    }

    private static String cutToFourDigits(String json) {
        return json.replaceAll("(\\.\\d{4})\\d+", "$1");
    }

    private HttpResponse<?> refusal(String query, @Nullable String token) {
        return catchThrowableOfType(
                        HttpClientResponseException.class,
                        () -> http.toBlocking().exchange(request(query, token)))
                .getResponse();
    }

    private static MutableHttpRequest<?> request(String query, @Nullable String token) {
        MutableHttpRequest<?> request = HttpRequest.GET(PATH + query);
        return token == null ? request : request.bearerAuth(token);
    }
}
