package org.warmline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.warmline.conversation.ConversationId;
import org.warmline.report.SatisfactionFigures.Group;
import org.warmline.report.SatisfactionFigures.ResponseRate;
import org.warmline.satisfaction.Satisfaction;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SatisfactionReportIT implements TestPropertyProvider {
    private static final long SEED = 20_261_121;

    @Inject
    SatisfactionReport report;

    @Inject
    Satisfaction satisfaction;

    @Inject
    BusinessFixture business;

    @Inject
    ObjectMapper mapper;

    private InboxId shop = new InboxId(new UUID(0, 0));

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void beginWithNothingAsked() {
        business.nobodyWasAsked();
        business.timeZone("UTC");
        shop = business.anInbox("Shop", "customer");
    }

    @Test
    void countsFoursAndFivesAmongTheAnswersAndAnswersAmongTheQuestions() {
        for (Integer score : new Integer[] {5, 4, 3, 1, null, null}) {
            business.asked(shop, null, Instant.parse("2026-11-16T10:00:00Z"), score);
        }

        SatisfactionFigures figures = read("2026-11-16", "2026-11-16", null);

        assertThat(figures.score()).isEqualTo(Share.of(2, 4));
        assertThat(figures.score().value()).isEqualTo(0.5);
        assertThat(figures.responseRate()).isEqualTo(ResponseRate.of(6, 4));
        assertThat(figures.groups()).isEmpty();
    }

    @Test
    void saysNothingButZeroOfAnEmptyPeriod() throws IOException {
        SatisfactionFigures figures = read("2026-11-16", "2026-11-17", null);

        assertThat(mapper.writeValueAsString(figures)).isEqualTo("""
                {"score":{"value":null,"low":null,"high":null,"positive":0,"count":0},\
                "responseRate":{"value":null,"low":null,"high":null,"asked":0,"answered":0},"groups":[]}""");
    }

    @ParameterizedTest
    @CsvSource({
        // Half past eleven in the evening in UTC is the next morning in Berlin, and the same day in New York.
        "UTC, 2026-11-20T23:30:00Z, 2026-11-20",
        "Europe/Berlin, 2026-11-20T23:30:00Z, 2026-11-21",
        "America/New_York, 2026-11-21T04:59:59Z, 2026-11-20",
        "America/New_York, 2026-11-21T05:00:00Z, 2026-11-21",
        // Days begin an hour earlier while London keeps summer time, which ends on 25 October.
        "Europe/London, 2026-10-24T22:59:59Z, 2026-10-24",
        "Europe/London, 2026-10-24T23:00:00Z, 2026-10-25",
        "Europe/London, 2026-10-25T23:59:59Z, 2026-10-25",
        "Europe/London, 2026-10-26T00:00:00Z, 2026-10-26",
        "Europe/London, 2026-03-29T22:59:59Z, 2026-03-29",
        "Europe/London, 2026-03-29T23:00:00Z, 2026-03-30",
        // Havana has this midnight twice; the hour between the two belongs to the new day.
        "America/Havana, 2026-11-01T03:59:59Z, 2026-10-31",
        "America/Havana, 2026-11-01T04:30:00Z, 2026-11-01",
        "America/Havana, 2026-11-01T05:30:00Z, 2026-11-01",
        // The two ends of the world.
        "Pacific/Kiritimati, 2026-11-20T10:00:00Z, 2026-11-21",
        "Etc/GMT+12, 2026-11-21T11:59:59Z, 2026-11-20",
    })
    void aQuestionBelongsToTheLocalDayItWasAskedOn(String zone, Instant at, LocalDate day) {
        business.timeZone(zone);
        business.asked(shop, null, at, 5);

        assertThat(read(day, day, null).responseRate().asked()).isEqualTo(1);
        assertThat(read(day.minusDays(1), day.plusDays(1), Grouping.DAY).groups())
                .extracting(Group::key, group -> group.responseRate().asked())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(day.minusDays(1).toString(), 0L),
                        org.assertj.core.groups.Tuple.tuple(day.toString(), 1L),
                        org.assertj.core.groups.Tuple.tuple(day.plusDays(1).toString(), 0L));
        assertThat(read(day.minusDays(9), day.minusDays(1), null).responseRate().asked())
                .isZero();
        assertThat(read(day.plusDays(1), day.plusDays(9), null).responseRate().asked())
                .isZero();
    }

    @Test
    void anAnswerCountsForTheDayOfTheQuestionHoweverLateItCame() {
        ConversationId conversation = business.aConversation(shop, null);
        satisfaction.ask(conversation, shop, null, null, Instant.parse("2020-02-29T12:00:00Z"));
        satisfaction.answer(conversation, 5, null);

        assertThat(read("2020-02-29", "2020-02-29", null).score()).isEqualTo(Share.of(1, 1));
    }

    @Test
    void aSecondAnswerIsNotASecondVoice() {
        ConversationId conversation = business.aConversation(shop, null);
        satisfaction.ask(conversation, shop, null, null, Instant.parse("2026-11-16T10:00:00Z"));
        satisfaction.answer(conversation, 1, "Late");
        satisfaction.answer(conversation, 5, "Made up for");

        SatisfactionFigures figures = read("2026-11-16", "2026-11-16", null);

        assertThat(figures.score()).isEqualTo(Share.of(1, 1));
        assertThat(figures.responseRate()).isEqualTo(ResponseRate.of(1, 1));
    }

    @Test
    void everyQuestionOfAConversationCountsWithItsOwnAnswer() {
        ConversationId conversation = business.aConversation(shop, null);
        satisfaction.ask(conversation, shop, null, null, Instant.parse("2026-11-16T10:00:00Z"));
        satisfaction.answer(conversation, 2, null);
        satisfaction.ask(conversation, shop, null, null, Instant.parse("2026-11-17T10:00:00Z"));
        satisfaction.answer(conversation, 4, null);
        satisfaction.ask(conversation, shop, null, null, Instant.parse("2026-11-18T10:00:00Z"));

        assertThat(read("2026-11-16", "2026-11-18", Grouping.DAY).groups())
                .containsExactly(
                        group("2026-11-16", 0, 1, 1), group("2026-11-17", 1, 1, 1), group("2026-11-18", 0, 0, 1));
    }

    @Test
    void keepsARatingWithTheTeamThatHadItWhenAsked() {
        TeamId orders = business.aTeam("Orders");
        TeamId cakes = business.aTeam("Cakes");
        StaffId mara = business.anAgent("Mara");
        ConversationId conversation = business.aConversation(shop, mara);
        satisfaction.ask(conversation, shop, mara, orders, Instant.parse("2026-11-16T10:00:00Z"));
        satisfaction.ask(conversation, shop, mara, cakes, Instant.parse("2026-11-16T11:00:00Z"));
        satisfaction.answer(conversation, 5, null);
        business.asked(shop, null, Instant.parse("2026-11-16T12:00:00Z"), 2);

        assertThat(read("2026-11-16", "2026-11-16", Grouping.TEAM).groups())
                .containsExactly(group("", 0, 1, 1), group("Cakes", 1, 1, 1), group("Orders", 0, 0, 1));
    }

    @Test
    void weeksBeginOnMondayAndMayBeginBeforeThePeriod() {
        business.asked(shop, null, Instant.parse("2026-11-16T10:00:00Z"), 5);
        business.asked(shop, null, Instant.parse("2026-11-18T10:00:00Z"), 5);
        business.asked(shop, null, Instant.parse("2026-12-06T23:59:59Z"), 1);
        business.asked(shop, null, Instant.parse("2026-12-07T00:00:00Z"), 1);

        assertThat(read("2026-11-18", "2026-12-06", Grouping.WEEK).groups())
                .containsExactly(
                        group("2026-11-16", 1, 1, 1), group("2026-11-23", 0, 0, 0), group("2026-11-30", 0, 1, 1));
    }

    @Test
    void monthsRunOverTheTurnOfTheYearWithoutHoles() {
        business.asked(shop, null, Instant.parse("2026-11-30T10:00:00Z"), 5);
        business.asked(shop, null, Instant.parse("2027-01-31T10:00:00Z"), null);

        assertThat(read("2026-11-30", "2027-02-01", Grouping.MONTH).groups())
                .containsExactly(
                        group("2026-11", 1, 1, 1),
                        group("2026-12", 0, 0, 0),
                        group("2027-01", 0, 0, 1),
                        group("2027-02", 0, 0, 0));
    }

    @Test
    void splitsByInboxAndByAudience() {
        InboxId suppliers = business.anInbox("Mills and dairies", "supplier");
        InboxId deliveries = business.anInbox("Deliveries", "customer");
        business.asked(shop, null, Instant.parse("2026-11-16T10:00:00Z"), 5);
        business.asked(deliveries, null, Instant.parse("2026-11-16T10:00:00Z"), 2);
        business.asked(suppliers, null, Instant.parse("2026-11-16T10:00:00Z"), null);

        assertThat(read("2026-11-16", "2026-11-16", Grouping.INBOX).groups())
                .containsExactly(
                        group("Deliveries", 0, 1, 1), group("Mills and dairies", 0, 0, 1), group("Shop", 1, 1, 1));
        assertThat(read("2026-11-16", "2026-11-16", Grouping.AUDIENCE).groups())
                .containsExactly(group("customer", 1, 2, 2), group("supplier", 0, 0, 1));
    }

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void groupsAddUpToTheWhole(Grouping grouping) {
        business.timeZone("Europe/London");
        Random random = new Random(SEED);
        List<InboxId> inboxes =
                List.of(shop, business.anInbox("Wholesale", "supplier"), business.anInbox("Yard", "neighbour"));
        List<@Nullable TeamId> teams = new java.util.ArrayList<>();
        teams.add(null);
        teams.add(business.aTeam("Bread"));
        teams.add(business.aTeam("Cake"));
        Instant start = Instant.parse("2026-08-20T00:00:00Z");
        for (int i = 0; i < 200; i++) {
            Instant at = start.plus(Duration.ofMinutes(random.nextInt(120 * 24 * 60)));
            Integer score = random.nextInt(100) < 45 ? Integer.valueOf(1 + random.nextInt(5)) : null;
            business.asked(inboxes.get(random.nextInt(3)), teams.get(random.nextInt(3)), at, score);
        }

        SatisfactionFigures figures = read("2026-09-03", "2026-11-27", grouping);

        List<Group> groups = figures.groups();
        assertThat(groups.stream().mapToLong(group -> group.responseRate().asked()))
                .isNotEmpty();
        assertThat(Share.of(
                        groups.stream()
                                .mapToLong(group -> group.score().positive())
                                .sum(),
                        groups.stream()
                                .mapToLong(group -> group.score().count())
                                .sum()))
                .isEqualTo(figures.score());
        assertThat(ResponseRate.of(
                        groups.stream()
                                .mapToLong(group -> group.responseRate().asked())
                                .sum(),
                        groups.stream()
                                .mapToLong(group -> group.responseRate().answered())
                                .sum()))
                .isEqualTo(figures.responseRate());
        assertThat(figures.responseRate().asked()).isBetween(100L, 199L);
        assertThat(figures)
                .isEqualTo(new SatisfactionFigures(
                        read("2026-09-03", "2026-11-27", null).score(), figures.responseRate(), groups));
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> read("2026-11-17", "2026-11-16", null)).isInstanceOf(IllegalArgumentException.class);
    }

    private SatisfactionFigures read(String from, String to, @Nullable Grouping groupBy) {
        return read(LocalDate.parse(from), LocalDate.parse(to), groupBy);
    }

    private SatisfactionFigures read(LocalDate from, LocalDate to, @Nullable Grouping groupBy) {
        return report.read(from, to, groupBy);
    }

    private static Group group(String key, long positive, long answered, long asked) {
        return new Group(key, Share.of(positive, answered), ResponseRate.of(asked, answered));
    }
}
