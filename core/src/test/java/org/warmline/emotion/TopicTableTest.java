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
        TopicTable table = TopicTable.of(language);
        EmotionDetector detector = new FusedEmotionDetector(VECTORS);

        assertThat(table.heard(detector, language, TopicTable.Manner.PLAIN).share())
                .isGreaterThan(0.87);
        assertThat(table.heard(detector, language, TopicTable.Manner.PASSING).share())
                .isGreaterThan(0.74);
        assertThat(table.heard(detector, language, TopicTable.Manner.NONE).share())
                .isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de", "fr", "pt"})
    void nearlyAsSeldomWithoutTheModel(String language) {
        TopicTable table = TopicTable.of(language);
        EmotionDetector detector = new FusedEmotionDetector(Embedder.none());

        assertThat(table.heard(detector, language, TopicTable.Manner.PLAIN).share())
                .isGreaterThan(0.82);
        assertThat(table.heard(detector, language, TopicTable.Manner.PASSING).share())
                .isGreaterThan(0.7);
        assertThat(table.heard(detector, language, TopicTable.Manner.NONE).share())
                .isLessThan(0.2);
    }
}
