package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warmline.phrasebank.PhraseBankFixture.reading;
import static org.warmline.phrasebank.PhraseBankFixture.request;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.emotion.Label;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.CurrentWorkspace;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhraseRebuildIT implements TestPropertyProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    PhraseRebuild rebuild;

    @Inject
    PhraseBank bank;

    @Inject
    PhraseStore store;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    CurrentWorkspace workspace;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void forget() {
        sql.update("delete from phrase_rebuild");
        bank.load();
    }

    @Test
    void bringsTheIndexToWhatTheTablesSay() {
        long before = store.revision();
        sql.update("update phrase set retired_at = now(), edited = true where situation = 'late-delivery'");

        rebuild.start();

        await().atMost(PATIENCE).until(() -> rebuild.progress().state().equals("done"));
        assertThat(bank.suggest(request("my order still hasn't arrived", reading(Label.FRUSTRATION))))
                .extracting(Suggestion::situation)
                .doesNotContain("late-delivery");
        // The other nodes see by this that they have to do the same.
        assertThat(store.revision()).isGreaterThan(before);
        sql.update("update phrase set retired_at = null where situation = 'late-delivery'");
        bank.rebuild();
    }

    @Test
    void doesOneAtATime() {
        runningElsewhere("now()");

        PhraseRebuild.Progress asked = rebuild.start();

        assertThat(asked.state()).isEqualTo("running");
        assertThat(asked.done()).isEqualTo(7);
        assertThat(rebuild.progress().done()).isEqualTo(7);
    }

    @Test
    void takesOverWhatADeadNodeLeft() {
        runningElsewhere("now() - interval '31 seconds'");
        assertThat(sql.first("select phase from phrase_rebuild", row -> row.text("phase")))
                .contains("index");

        assertThat(rebuild.progress().state()).isIn("running", "done");

        await().atMost(PATIENCE).until(() -> rebuild.progress().state().equals("done"));
    }

    @Test
    void saysWhatItDoesInOrderAndCounts() {
        List<String> heard = new ArrayList<>();

        bank.rebuild((phase, done, total) -> {
            if (heard.isEmpty() || !heard.getLast().equals(phase.name())) {
                heard.add(phase.name());
            }
            assertThat(done).isLessThanOrEqualTo(total);
        });

        // There are no meanings to learn: those of shipped phrases are known.
        assertThat(heard).containsExactly("READING", "INDEX");
    }

    @Test
    void knowsOfNoneBeforeTheFirst() {
        assertThat(rebuild.progress()).isEqualTo(PhraseRebuild.Progress.NONE);
    }

    private void runningElsewhere(String beat) {
        sql.update(
                "insert into phrase_rebuild (workspace_id, id, phase, done, total, started_at, beat_at)"
                        + " values (?, ?, 'index', 7, 9, now(), " + beat + ")",
                workspace.id(),
                ids.next());
    }
}
