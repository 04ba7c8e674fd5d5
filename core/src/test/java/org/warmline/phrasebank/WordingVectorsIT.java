package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
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
    void asksNoModelForWhatIsShipped() {
        Model model = new Model("shipped");
        Map<String, Vector> shipped = Map.of("it is late", Model.vector("a"), "where is it", Model.vector("b"));
        WordingVectors vectors = vectors(model, new VectorFile("shipped", shipped));

        vectors.recall(CONTENTS);

        assertThat(vectors.known()).isEqualTo(shipped);
        assertThat(vectors.learn(CONTENTS, BuildProgress.NOBODY)).isFalse();
        assertThat(model.asked).hasValue(0);
    }

    @Test
    void takesNoShippedVectorsOfAnotherModel() {
        Model model = new Model("newer");
        WordingVectors vectors = vectors(
                model,
                new VectorFile("older", Map.of("it is late", Model.vector("a"), "where is it", Model.vector("b"))));

        vectors.recall(CONTENTS);

        assertThat(vectors.known()).isEmpty();
    }

    @Test
    void shipsTheVectorsOfAllShippedWordings() throws IOException {
        ShippedPhrases.Content shipped = new ShippedPhrases().read();

        assertThat(VectorFile.shipped().vectors())
                .containsOnlyKeys(WordingVectors.wordings(shipped.situations().stream(), shipped.phrases().stream()));
    }

    @Test
    void knowsNothingWithoutAModel() {
        WordingVectors vectors = vectors(Embedder.none());

        assertThat(vectors.learn(CONTENTS, BuildProgress.NOBODY)).isFalse();
        assertThat(vectors.known()).isEmpty();
        assertThat(vectors.ofMessage("where is it", "en")).isEmpty();
    }

    private WordingVectors vectors(Embedder embedder) {
        return vectors(embedder, new VectorFile("none", Map.of()));
    }

    private WordingVectors vectors(Embedder embedder, VectorFile shipped) {
        return new WordingVectors(sql, workspace, embedder, shipped, Clock.systemUTC());
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
            return new Embedding.Present(vector(text));
        }

        static Vector vector(String text) {
            float[] values = new float[Vector.DIMENSIONS];
            values[text.length()] = 1;
            return Vector.of(values);
        }

        @Override
        public String version() {
            return version;
        }
    }
}
