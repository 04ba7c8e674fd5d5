package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Vectors;

/** Topics in messages as customers write them, by writers who saw nothing of the project. {@code docs/empathy.md} has the figures. */
class TopicTableTest {
    private static final Vectors VECTORS = Vectors.open();

    @AfterAll
    static void close() {
        VECTORS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de", "fr", "pt"})
    void rarelyMissesWhatIsSaidPlainlyOrInPassing(String language) {
        assertHears(new FusedEmotionDetector(VECTORS), language, 0.87, 0.74);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de", "fr", "pt"})
    void nearlyAsSeldomWithoutTheModel(String language) {
        assertHears(new FusedEmotionDetector(Embedder.none()), language, 0.82, 0.7);
    }

    private static void assertHears(EmotionDetector detector, String language, double plain, double passing) {
        TopicTable table = TopicTable.of(language);

        assertThat(table.heard(detector, language, TopicTable.Manner.PLAIN).share())
                .isGreaterThan(plain);
        assertThat(table.heard(detector, language, TopicTable.Manner.PASSING).share())
                .isGreaterThan(passing);
        assertThat(table.heard(detector, language, TopicTable.Manner.NONE).share())
                .isLessThan(0.2);
    }
}
