package org.warmline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.storage.Sql;
import org.warmline.storage.StorageException;
import org.warmline.storage.TestDatabase;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeIT implements TestPropertyProvider {
    private static final ArticleDraft PARKING = draft("parking", "en", "In the square.");
    private static final ArticleDraft PARKEN = draft("parking", "de", "Auf dem Marktplatz.");

    @Inject
    Knowledge knowledge;

    @Inject
    ArticleStore store;

    @Inject
    Sql sql;

    private final SettableClock clock = new SettableClock();

    /** Shares the database, not the index. */
    private Knowledge otherNode;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void startAfresh() {
        sql.update("delete from article");
        knowledge.rebuild();
        otherNode = new Knowledge(store, clock);
    }

    @AfterEach
    void close() {
        otherNode.close();
    }

    @Test
    void changesNothingWhenTheSameIsLoadedAgain() {
        List<ArticleDraft> drafts = QuestionTable.demoDrafts();

        assertThat(knowledge.load(drafts)).isEqualTo(drafts.size());
        List<Article> loaded = knowledge.all("en");

        assertThat(knowledge.load(drafts)).isZero();
        assertThat(knowledge.all("en")).isEqualTo(loaded).hasSize(drafts.size());
    }

    @Test
    void answersWithAnEditAtOnceAndKeepsTheArticlesId() {
        knowledge.load(List.of(PARKING));
        ArticleId id = knowledge.all("en").getFirst().id();

        assertThat(knowledge.load(List.of(draft("parking", "en", "Behind the church."))))
                .isEqualTo(1);

        assertThat(answer("where can I park?")).isEqualTo("Behind the church.");
        assertThat(knowledge.all("en")).extracting(Article::id).containsExactly(id);
    }

    @Test
    void forgetsARetiredArticleUntilItIsRestored() {
        knowledge.load(List.of(PARKING));

        assertThat(knowledge.retire("parking", "en")).isTrue();
        assertThat(knowledge.retire("parking", "en")).isFalse();
        assertThat(knowledge.load(List.of(PARKING))).isZero();
        assertThat(knowledge.find("where can I park?", "en", "customer")).isEmpty();
        assertThat(knowledge.all("en")).isEmpty();

        assertThat(knowledge.restore("parking", "en")).isTrue();
        assertThat(answer("where can I park?")).isEqualTo("In the square.");
    }

    @Test
    void keepsLanguagesApart() {
        knowledge.load(List.of(PARKING, PARKEN));

        assertThat(knowledge.find("where can I park?", "en-GB", "customer").map(Answer::text))
                .contains("In the square.");
        assertThat(knowledge.find("Where can I park?", "de-AT", "customer").map(Answer::text))
                .contains("Auf dem Marktplatz.");
        assertThat(knowledge.find("where can I park?", "fr", "customer")).isEmpty();
        assertThat(knowledge.all("fr")).isEmpty();
    }

    @Test
    void storesAllDraftsOrNone() {
        assertThatThrownBy(() -> knowledge.load(List.of(PARKING, draft("stairs", "en", "A \u0000 text."))))
                .isInstanceOf(StorageException.class);

        assertThat(knowledge.all("en")).isEmpty();
        assertThat(store.current()).isEmpty();
    }

    @Test
    void buildsItsIndexFromWhatIsStored() {
        knowledge.load(List.of(PARKING));

        assertThat(otherNode.find("where can I park?", "en", "customer").map(Answer::text))
                .contains("In the square.");
    }

    @Test
    void noticesWhatAnotherNodeChanged() {
        knowledge.load(List.of(PARKING));
        assertThat(otherNode.all("en")).hasSize(1);

        knowledge.load(List.of(draft("parking", "en", "Behind the church.")));
        assertThat(otherNode.all("en")).extracting(Article::answer).containsExactly("In the square.");

        clock.pass(Duration.ofSeconds(6));
        assertThat(otherNode.all("en")).extracting(Article::answer).containsExactly("Behind the church.");
    }

    @Test
    void keepsAnsweringWhileTheDatabaseDoesNot() {
        knowledge.load(List.of(PARKING));
        assertThat(otherNode.all("en")).hasSize(1);

        sql.update("alter table article rename to article_away");
        try {
            clock.pass(Duration.ofSeconds(6));
            assertThat(otherNode.find("where can I park?", "en", "customer")).isPresent();
        } finally {
            sql.update("alter table article_away rename to article");
        }
    }

    @Test
    void answersWithoutAGapWhileTheIndexIsReplaced() throws Exception {
        knowledge.load(List.of(PARKING));
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> asking = executor.submit(() -> {
                int answered = 0;
                for (int i = 0; i < 2_000; i++) {
                    answered += knowledge
                                    .find("is there parking, where can I park", "en", "customer")
                                    .isPresent()
                            ? 1
                            : 0;
                    begun.countDown();
                }
                return answered;
            });
            begun.await();
            for (int i = 0; i < 50; i++) {
                knowledge.rebuild();
            }
            assertThat(asking.get()).isEqualTo(2_000);
        }
    }

    private String answer(String question) {
        return knowledge.find(question, "en", "customer").orElseThrow().text();
    }

    private static ArticleDraft draft(String slug, String locale, String answer) {
        return new ArticleDraft(
                slug,
                locale,
                "Parking",
                answer,
                answer,
                List.of("Where can I park?", "Is there parking?"),
                "/help/" + slug,
                List.of("customer"),
                false);
    }

    /** Stands still until told to move on. */
    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
