package org.warmline.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.conversation.ConversationId;
import org.warmline.report.BusinessFixture;
import org.warmline.satisfaction.AnswerResult.Answered;
import org.warmline.satisfaction.AnswerResult.NotAsked;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SatisfactionIT implements TestPropertyProvider {
    private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T10:00:00Z");

    @Inject
    Satisfaction satisfaction;

    @Inject
    BusinessFixture business;

    @Inject
    Sql sql;

    private InboxId inbox = new InboxId(new java.util.UUID(0, 0));
    private StaffId mara = new StaffId(new java.util.UUID(0, 0));
    private StaffId tom = new StaffId(new java.util.UUID(0, 0));

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void openTheBusiness() {
        inbox = business.anInbox("Shop", "customer");
        mara = business.anAgent("Mara");
        tom = business.anAgent("Tom");
    }

    @Test
    void answersOnlyWhatWasAsked() {
        ConversationId conversation = business.aConversation(inbox, mara);

        assertThat(satisfaction.answer(conversation, 5, null)).isEqualTo(new NotAsked());
        assertThat(rows(conversation)).isEmpty();
    }

    @Test
    void namesTheAgentWhoHadItWhenAskedAndNotWhoHasItNow() {
        ConversationId conversation = business.aConversation(inbox, mara);
        satisfaction.ask(conversation, inbox, mara, null, MONDAY);
        sql.update("update conversation set assignee_id = ? where id = ?", tom, conversation);

        assertThat(satisfaction.answer(conversation, 4, "Quick and kind"))
                .isEqualTo(new Answered(4, "Quick and kind", "Mara"));
    }

    @Test
    void namesNobodyWhenTheAssistantHadItToTheEnd() {
        ConversationId conversation = business.aConversation(inbox, null);
        satisfaction.ask(conversation, inbox, null, null, MONDAY);

        assertThat(satisfaction.answer(conversation, 3, null)).isEqualTo(new Answered(3, null, null));
    }

    @Test
    void secondAnswerReplacesTheFirstWithItsComment() {
        ConversationId conversation = business.aConversation(inbox, mara);
        satisfaction.ask(conversation, inbox, mara, null, MONDAY);
        satisfaction.answer(conversation, 1, "Still waiting");
        satisfaction.answer(conversation, 5, null);

        assertThat(rows(conversation)).containsExactly("Mara 5 -");
    }

    @Test
    void answersTheLatestQuestionAndLeavesEarlierAnswersAlone() {
        ConversationId conversation = business.aConversation(inbox, mara);
        satisfaction.ask(conversation, inbox, mara, null, MONDAY);
        satisfaction.answer(conversation, 2, "Cold bread");
        satisfaction.ask(conversation, inbox, tom, null, TUESDAY);

        assertThat(satisfaction.answer(conversation, 5, "Sorted")).isEqualTo(new Answered(5, "Sorted", "Tom"));
        assertThat(rows(conversation)).containsExactly("Mara 2 Cold bread", "Tom 5 Sorted");
    }

    @Test
    void ofTwoQuestionsAtTheSameInstantTheOneAskedLaterIsAnswered() {
        ConversationId conversation = business.aConversation(inbox, mara);
        satisfaction.ask(conversation, inbox, mara, null, MONDAY);
        awaitNextMillisecond();
        satisfaction.ask(conversation, inbox, tom, null, MONDAY);

        assertThat(satisfaction.answer(conversation, 5, null)).isEqualTo(new Answered(5, null, "Tom"));
    }

    @Test
    void isNotAskedWhenResolvingIsUndone() {
        ConversationId conversation = business.aConversation(inbox, mara);
        assertThatThrownBy(() -> sql.runInTransaction(() -> {
                    satisfaction.ask(conversation, inbox, mara, null, MONDAY);
                    throw new IllegalStateException("resolving failed");
                }))
                .hasMessage("resolving failed");

        assertThat(rows(conversation)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 6})
    void refusesScoresBeyondOneToFive(int score) {
        ConversationId conversation = business.aConversation(inbox, mara);
        satisfaction.ask(conversation, inbox, mara, null, MONDAY);

        assertThatThrownBy(() -> satisfaction.answer(conversation, score, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rows(conversation)).containsExactly("Mara - -");
    }

    @Test
    void countsTheLengthOfCommentsInCodePoints() {
        ConversationId conversation = business.aConversation(inbox, mara);
        satisfaction.ask(conversation, inbox, mara, null, MONDAY);
        String longest = "🥐".repeat(Satisfaction.LONGEST_COMMENT);

        assertThat(satisfaction.answer(conversation, 5, longest)).isEqualTo(new Answered(5, longest, "Mara"));
        assertThatThrownBy(() -> satisfaction.answer(conversation, 5, longest + "!"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> rows(ConversationId conversation) {
        return sql.list("""
                select concat_ws(' ', staff.name, coalesce(score::text, '-'), coalesce(comment, '-')) as summary
                from satisfaction
                left join staff on staff.workspace_id = satisfaction.workspace_id and staff.id = agent_id
                where conversation_id = ?
                order by asked_at, satisfaction.id
                """, row -> row.text("summary"), conversation);
    }

    private static void awaitNextMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }
}
