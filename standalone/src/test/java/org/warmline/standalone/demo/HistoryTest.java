package org.warmline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.standalone.demo.HistoryRows.ConversationRow;
import org.warmline.standalone.demo.HistoryRows.MessageRow;
import org.warmline.standalone.demo.HistoryRows.QuestionRow;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

class HistoryTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-11-21T19:30:00.123456Z");
    private static final Cast CAST = new Cast(
            LONDON,
            Map.of("customers", new InboxId(new UUID(1, 1)), "suppliers", new InboxId(new UUID(1, 2))),
            Map.of("orders", new TeamId(new UUID(2, 1)), "cakes", new TeamId(new UUID(2, 2))),
            List.of(
                    new Cast.Colleague(new StaffId(new UUID(3, 1)), "Mara Lindqvist"),
                    new Cast.Colleague(new StaffId(new UUID(3, 2)), "Tom Okafor")));

    private final HistoryRows history = History.tell(CAST, "Rye", NOW);

    @Test
    void rereadsTheSame() {
        assertThat(History.tell(CAST, "Rye", NOW)).isEqualTo(history);
    }

    @Test
    void hasThreeHundredResolvedConversationsAndThreeInTomsHands() {
        Map<String, Long> statuses = history.conversations().stream()
                .collect(Collectors.groupingBy(ConversationRow::status, Collectors.counting()));

        assertThat(statuses).isEqualTo(Map.of("resolved", 300L, "assigned", 3L));
        assertThat(history.conversations())
                .filteredOn(conversation -> conversation.status().equals("assigned"))
                .extracting(ConversationRow::assignee)
                .containsOnly(new UUID(3, 2));
    }

    @Test
    void isAsOldAsTheReportsNeedAndOverByNow() {
        assertThat(history.messages())
                .extracting(MessageRow::at)
                .allSatisfy(at -> assertThat(at).isBetween(NOW.minus(Duration.ofDays(Rhythm.DAYS + 1)), NOW));
        assertThat(history.questions())
                .allSatisfy(question -> assertThat(question.asked()).isBefore(NOW))
                .filteredOn(question -> question.answered() != null)
                .allSatisfy(question -> assertThat(question.answered())
                        .isAfter(question.asked())
                        .isBefore(NOW));
        assertThat(history.questions().stream()
                        .map(question -> question.asked().atZone(LONDON).getDayOfWeek())
                        .distinct())
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-21T00:05:00Z", "2026-11-23T09:00:00Z", "2026-03-29T01:30:00Z", "2028-02-29T23:59:59Z"})
    void fitsEveryMomentOfAStart(Instant now) {
        HistoryRows told = History.tell(CAST, "Rye", now);

        assertThat(told.messages())
                .allSatisfy(message -> assertThat(message.at()).isBefore(now));
        assertThat(told.conversations()).hasSize(303);
    }

    @Test
    void numbersEveryLogWithoutHolesAndKeepsItsMarks() {
        Map<UUID, List<MessageRow>> logs =
                history.messages().stream().collect(Collectors.groupingBy(MessageRow::conversation));
        for (ConversationRow conversation : history.conversations()) {
            long seq = 0;
            long visible = 0;
            long visitor = 0;
            Instant at = conversation.opened();
            for (MessageRow message : logs.getOrDefault(conversation.id(), List.of())) {
                seq++;
                assertThat(message.seq()).isEqualTo(seq);
                assertThat(message.visiblePrev()).isEqualTo(visible);
                assertThat(message.at()).isAfterOrEqualTo(at);
                at = message.at();
                visible = message.kind().equals("text") ? seq : visible;
                visitor = message.authorKind().equals("visitor") ? seq : visitor;
            }
            assertThat(conversation.lastSeq()).isEqualTo(seq).isPositive();
            assertThat(conversation.visibleSeq()).isEqualTo(visible);
            assertThat(conversation.visitorSeq()).isEqualTo(visitor);
            assertThat(conversation.lastActivity()).isEqualTo(at);
        }
    }

    @Test
    void leavesNoBlankUnfilled() {
        assertThat(history.messages()).extracting(MessageRow::body).noneMatch(body -> body.contains("{"));
        assertThat(history.questions())
                .extracting(QuestionRow::comment)
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .noneMatch(comment -> Objects.requireNonNull(comment).contains("{"));
    }

    @Test
    void agentsWriteOnlyWhileTheDeskIsStaffed() {
        assertThat(history.messages())
                .filteredOn(message -> message.authorKind().equals("agent"))
                .extracting(message -> message.at().atZone(LONDON))
                .allSatisfy(at -> {
                    assertThat(at.getDayOfWeek()).isNotIn(DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
                    assertThat(at.getHour()).isBetween(8, 15);
                });
        assertThat(history.messages())
                .filteredOn(message -> message.authorKind().equals("bot"))
                .extracting(message -> message.at().atZone(LONDON))
                .anyMatch(at -> at.getHour() > 17)
                .extracting(ZonedDateTime::getDayOfWeek)
                .contains(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void nobodyHasTwoConversationsAtOnce() {
        Map<UUID, List<ConversationRow>> byContact =
                history.conversations().stream().collect(Collectors.groupingBy(ConversationRow::contact));
        assertThat(byContact.values()).anyMatch(conversations -> conversations.size() > 1);
        for (List<ConversationRow> conversations : byContact.values()) {
            List<ConversationRow> inOrder = new ArrayList<>(conversations);
            inOrder.sort(java.util.Comparator.comparing(ConversationRow::opened));
            for (int i = 1; i < inOrder.size(); i++) {
                assertThat(inOrder.get(i - 1).resolved())
                        .isNotNull()
                        .isBefore(inOrder.get(i).opened());
            }
        }
    }

    @Test
    void isAnsweredAsOftenAsPeopleDoAndGetsSlightlyBetter() {
        List<QuestionRow> answered = history.questions().stream()
                .filter(question -> question.score() != null)
                .toList();
        assertThat(answered.size() / (double) history.questions().size()).isBetween(0.38, 0.52);

        Instant middle = NOW.minus(Duration.ofDays(Rhythm.DAYS / 2));
        Map<Boolean, Double> positive = new HashMap<>(answered.stream()
                .collect(Collectors.partitioningBy(
                        question -> question.asked().isAfter(middle),
                        Collectors.averagingDouble(
                                question -> Objects.requireNonNull(question.score()) >= 4 ? 1 : 0))));
        assertThat(positive.get(true)).isGreaterThan(positive.get(false));
        assertThat(positive.get(false)).isBetween(0.5, 0.85);
    }

    @Test
    void theLastFourWeeksAreNeverTooFewWheneverItIsTold() {
        for (int day = 0; day < 60; day++) {
            Instant now = NOW.plus(Duration.ofDays(day));
            assertThat(History.tell(CAST, "Rye", now).questions())
                    .filteredOn(question -> question.score() != null)
                    .filteredOn(question -> question.asked().isAfter(now.minus(Duration.ofDays(27))))
                    .as("told on %s", now)
                    .hasSizeGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void questionsStandWithWhoHadTheConversation() {
        Map<UUID, ConversationRow> byId = history.conversations().stream()
                .collect(Collectors.toMap(ConversationRow::id, conversation -> conversation));
        assertThat(history.questions()).hasSize(300).allSatisfy(question -> {
            ConversationRow conversation = Objects.requireNonNull(byId.get(question.conversation()));
            assertThat(question.agent()).isEqualTo(conversation.assignee());
            assertThat(question.team()).isEqualTo(conversation.team());
            assertThat(question.inbox()).isEqualTo(conversation.inbox());
            assertThat(question.asked()).isEqualTo(conversation.resolved());
        });
    }
}
