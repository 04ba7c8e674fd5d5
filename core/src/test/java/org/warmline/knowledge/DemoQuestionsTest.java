package org.warmline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoQuestionsTest {
    private static final List<ArticleDraft> DRAFTS = QuestionTable.demoDrafts();
    private static final LuceneWords WORDS = LuceneWords.of("en");
    private static final ArticleFinder FINDER = ArticleFinder.of(WORDS, QuestionTable.articles(DRAFTS));

    @AfterAll
    static void close() {
        FINDER.close();
        WORDS.close();
    }

    @Test
    void answersRightlyOrNotAtAll() {
        QuestionTable.Score score = QuestionTable.score(QuestionTable.lines("questions.tsv"), FINDER);

        assertThat(score.precision()).as("precision; %s", score).isGreaterThanOrEqualTo(0.97);
        assertThat(score.recall()).as("recall; %s", score).isGreaterThanOrEqualTo(0.88);
    }

    @Test
    void doesNearlyAsWellOnMessagesNobodyHasThoughtOf() {
        QuestionTable.Score score = QuestionTable.score(QuestionTable.lines("fresh-questions.tsv"), FINDER);

        assertThat(score.precision()).as("precision; %s", score).isGreaterThanOrEqualTo(0.9);
        assertThat(score.recall()).as("recall; %s", score).isGreaterThanOrEqualTo(0.7);
    }

    @Test
    void asksWhatIsListedNowhereAndEnoughThatHasNoAnswer() {
        Set<String> listed = new HashSet<>();
        DRAFTS.forEach(draft -> draft.questions().forEach(question -> listed.add(question.toLowerCase())));
        List<QuestionTable.Line> lines = QuestionTable.lines("questions.tsv");

        assertThat(lines).hasSizeGreaterThan(90);
        assertThat(lines.stream().filter(line -> line.slugs().isEmpty())).hasSizeGreaterThan(25);
        assertThat(lines.stream()
                        .filter(line -> listed.contains(line.message().toLowerCase()))
                        .count())
                .as("lines that repeat a listed question word for word")
                .isLessThan(lines.size() / 20);
        assertThat(lines.stream().flatMap(line -> line.slugs().stream()))
                .allMatch(slug -> DRAFTS.stream().anyMatch(draft -> draft.slug().equals(slug)));
    }

    @Test
    void findsEveryArticleByNearlyAllOfItsOwnQuestions() {
        Set<String> lost = new TreeSet<>();
        for (ArticleDraft draft : DRAFTS) {
            for (String question : draft.questions()) {
                if (FINDER.find(question, draft.audience().getFirst())
                        .filter(answer -> answer.slug().equals(draft.slug()))
                        .isEmpty()) {
                    lost.add(draft.slug() + ": " + question);
                }
            }
        }

        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asdf",
                "hello",
                "",
                " ",
                "?",
                "👍",
                "do you sell laptops",
                "my grandmother died",
                "I feel so alone",
                "order",
                "title:parking OR *",
                "\"",
                "(((",
                "a AND NOT b"
            })
    void leavesTheRestToAPerson(String message) {
        assertThat(FINDER.find(message, "customer")).isEmpty();
    }

    @Test
    void readsOnlyTheBeginningOfAHugeMessage() {
        assertThat(FINDER.find("bread ".repeat(100_000) + "x".repeat(100_000), "customer"))
                .isEmpty();
    }

    @Test
    void answersTwoQuestionsOfOneMessageWithBothSources() {
        Answer answer = FINDER.find("How much is delivery? And where can I park?", "customer")
                .orElseThrow();

        assertThat(answer.sources())
                .extracting(Source::url)
                .containsExactlyInAnyOrder("/help/delivery-fees", "/help/find-us-and-parking");
        assertThat(answer.text()).contains("£2.95", "\n\n", "Market Square");
    }

    @ParameterizedTest
    @CsvSource({
        "Where is my order?, true",
        "please cancel order 77812, true",
        "How do I cancel my order?, false",
        "How much is delivery?, false"
    })
    void offersAPersonWhereAGeneralAnswerIsRarelyEnough(String question, boolean person) {
        assertThat(FINDER.find(question, "customer").orElseThrow().person()).isEqualTo(person);
    }

    @Test
    void answersOnlyFromWhatIsMeantForTheAudience() {
        String question = "Where do I send my invoice?";

        assertThat(FINDER.find(question, "supplier").map(Answer::slug)).contains("suppliers");
        assertThat(FINDER.find(question, "customer").map(Answer::slug))
                .isNotEqualTo(java.util.Optional.of("suppliers"));
        assertThat(FINDER.find("Are you open on bank holidays?", "staff")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "delivry cost?, delivery-fees",
        "do you do giftcards, gift-cards",
        "glutenfree bread?, gluten-free",
        "how do i cancle my oder, change-or-cancel-order"
    })
    void readsThroughSlipsOfTheFingers(String question, String slug) {
        assertThat(FINDER.find(question, "customer").map(Answer::slug)).contains(slug);
    }
}
