package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Embedding;
import org.warmline.embedding.Vector;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.CurrentWorkspace;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordingVectorsIT implements TestPropertyProvider {
    private static final BankContents CONTENTS = new BankContents(
            List.of(
                    new Situation("en", "late", "Late", List.of("customer"), List.of("it is late", "where is it")),
                    new Situation("de", "late", "Spät", List.of("customer"), List.of("wo bleibt es"))),
            List.of());

    @Inject
    Sql sql;

    @Inject
    CurrentWorkspace workspace;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @Test
    void asksTheModelOncePerEnglishWordingEvenAcrossStarts() {
        Model model = new Model("one");
        WordingVectors first = vectors(model);

        assertThat(first.learn(CONTENTS, BuildProgress.NOBODY)).isTrue();
        assertThat(first.known()).containsOnlyKeys("it is late", "where is it");
        assertThat(first.learn(CONTENTS, BuildProgress.NOBODY)).isFalse();
        WordingVectors afterAStart = vectors(model);
        assertThat(afterAStart.learn(CONTENTS, BuildProgress.NOBODY)).isTrue();

        assertThat(model.asked).hasValue(2);
        assertThat(afterAStart.known().values())
                .allSatisfy(
                        vector -> assertThat(first.known().values()).anyMatch(other -> other.cosine(vector) > 0.999));
    }

    @Test
    void asksAgainWhenTheModelIsAnother() {
        vectors(new Model("two")).learn(CONTENTS, BuildProgress.NOBODY);
        Model other = new Model("three");

        vectors(other).learn(CONTENTS, BuildProgress.NOBODY);

        assertThat(other.asked).hasValue(2);
    }

    @Test
    void knowsNothingWithoutAModel() {
        WordingVectors vectors = vectors(Embedder.none());

        assertThat(vectors.learn(CONTENTS, BuildProgress.NOBODY)).isFalse();
        assertThat(vectors.known()).isEmpty();
        assertThat(vectors.ofMessage("where is it", "en")).isEmpty();
    }

    private WordingVectors vectors(Embedder embedder) {
        return new WordingVectors(sql, workspace, embedder, Clock.systemUTC());
    }

    private static final class Model implements Embedder {
        final AtomicInteger asked = new AtomicInteger();
        private final String version;

        Model(String version) {
            this.version = version;
        }

        @Override
        public Embedding embed(String text, Duration patience) {
            asked.incrementAndGet();
            float[] values = new float[Vector.DIMENSIONS];
            values[text.length()] = 1;
            return new Embedding.Present(Vector.of(values));
        }

        @Override
        public String version() {
            return version;
        }
    }
}
