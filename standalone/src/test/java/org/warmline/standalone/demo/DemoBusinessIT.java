package org.warmline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.report.Grouping;
import org.warmline.report.SatisfactionFigures;
import org.warmline.report.SatisfactionReport;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.StaffSessions;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoBusinessIT implements TestPropertyProvider {
    private static final List<String> TABLES = List.of(
            "workspace",
            "inbox",
            "team",
            "staff",
            "team_member",
            "contact",
            "conversation",
            "message",
            "satisfaction",
            "read_mark",
            "article");

    @Inject
    DemoBusiness demo;

    @Inject
    CurrentWorkspace workspace;

    @Inject
    Inboxes inboxes;

    @Inject
    StaffSessions sessions;

    @Inject
    SatisfactionReport report;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestDatabase.fresh();
        properties.put("warmline.demo", "true");
        properties.put("micronaut.server.port", "-1");
        return properties;
    }

    @Test
    void isThereOnceTheProcessHasStarted() {
        assertThat(workspace.get().name()).isEqualTo("Hearth & Crumb");
        assertThat(workspace.get().timeZone()).hasToString("Europe/London");
        Inbox inbox = inboxes.byKey("demo").orElseThrow();
        assertThat(inbox.assistantName()).isEqualTo("Rye");
        assertThat(inbox.accent()).isEqualTo("#b4512b");
    }

    @ParameterizedTest
    @CsvSource({
        "agent@demo.test, Mara Lindqvist, agent, true",
        "agent2@demo.test, Tom Okafor, agent, true",
        "lead@demo.test, Ines Carvalho, lead, false",
        "owner@demo.test, Hannah Marlow, owner, false",
    })
    void letsItsPeopleSignIn(String email, String name, String role, boolean takesConversations) {
        StaffMember member = sessions.open(email, "warmline-demo").orElseThrow().staff();

        assertThat(member.name()).isEqualTo(name);
        assertThat(member.role().wire()).isEqualTo(role);
        assertThat(member.takesConversations()).isEqualTo(takesConversations);
        assertThat(member.teams()).hasSize(2);
    }

    @Test
    void startingAgainChangesNoRow() {
        Map<String, String> before = fingerprints();
        demo.setUp();

        assertThat(fingerprints()).isEqualTo(before);
    }

    @Test
    void whatSomebodyChangedStaysThroughTheNextStart() {
        sql.update("update inbox set greeting = 'Hi there' where key = 'demo-suppliers'");
        demo.setUp();

        assertThat(inboxes.byKey("demo-suppliers").orElseThrow().greeting()).isEqualTo("Hi there");
    }

    @Test
    void givesTheReportsSomethingToShow() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), workspace.get().timeZone());

        SatisfactionFigures figures = report.read(today.minusDays(91), today, Grouping.TEAM);

        assertThat(figures.responseRate().asked()).isEqualTo(300);
        assertThat(figures.score().count()).isGreaterThan(100);
        assertThat(figures.groups())
                .extracting(SatisfactionFigures.Group::key)
                .containsExactly("", "Cakes & celebrations", "Orders & deliveries");
        assertThat(report.read(today.minusDays(27), today, null).score().count())
                .as("a first look at the default period is not greyed out as too few")
                .isGreaterThanOrEqualTo(30);
    }

    @Test
    void leavesNothingThatWaitsToBeHeardOrRead() {
        assertThat(count("select count(*) as n from conversation where heard_seq <> visitor_seq"))
                .isZero();
        assertThat(count("select count(*) as n from conversation where status in ('queued', 'assistant', 'snoozed')"))
                .isZero();
        assertThat(count("select count(*) as n from conversation where waiting_since is not null"))
                .isZero();
        assertThat(count("""
                        select count(*) as n
                        from conversation
                        cross join staff
                        left join read_mark
                            on read_mark.conversation_id = conversation.id and read_mark.reader_id = staff.id
                        where read_mark.seq is distinct from conversation.last_seq
                        """)).isZero();
    }

    @Test
    void keepsTheReasonsItShows() {
        assertThat(count("select count(*) as n from conversation where escalation ->> 'because' like '%He died%'"))
                .isPositive();
        assertThat(count("""
                        select count(*) as n from conversation
                        where assignee_id is not null and assignment_reasons -> 0 ->> 'text' is null
                        """)).isZero();
    }

    private long count(String query) {
        return sql.first(query, row -> row.number("n")).orElseThrow();
    }

    private Map<String, String> fingerprints() {
        Map<String, String> all = new TreeMap<>();
        for (String table : TABLES) {
            all.put(
                    table,
                    sql.first(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                            + " as print from " + table + " t",
                                    row -> row.text("print"))
                            .orElseThrow());
        }
        return all;
    }
}
