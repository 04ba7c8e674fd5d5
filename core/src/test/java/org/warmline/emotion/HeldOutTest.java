package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Vectors;

/**
 * The held-out messages and the unseen ones. The floors lie below what was measured ({@code docs/empathy.md} has that): they
 * notice what breaks.
 */
class HeldOutTest {
    private static Vectors vectors = Vectors.open();
    private static EmotionDetector withModel = new FusedEmotionDetector(Embedder.none());
    private static final EmotionDetector WITHOUT_MODEL = new FusedEmotionDetector(Embedder.none());

    @BeforeAll
    static void open() {
        withModel = new FusedEmotionDetector(vectors);
    }

    @AfterAll
    static void close() {
        vectors.close();
    }

    @ParameterizedTest
    @CsvSource({"en, 0.60, 0.42", "de, 0.48, 0.46", "es, 0.42, 0.38", "fr, 0.42, 0.40", "pt, 0.48, 0.44"})
    void readsHeldOutMessages(String language, double floor, double floorWithoutModel) {
        List<AuthoredMessages.Message> messages =
                AuthoredMessages.of(AuthoredMessages.root(), language).heldOut();

        FeelingFigures figures = FeelingFigures.of(withModel, language, messages);
        FeelingFigures without = FeelingFigures.of(WITHOUT_MODEL, language, messages);
        FeelingFigures lexicon = FeelingFigures.of(new LexiconEmotionDetector(), language, messages);

        assertThat(figures.macroF1()).as(figures.toString()).isGreaterThan(floor);
        assertThat(without.macroF1()).as(without.toString()).isGreaterThan(floorWithoutModel);
        assertThat(figures.explained()).isEqualTo(1);
        assertThat(without.explained()).isEqualTo(1);
        assertThat(figures.calibrationError()).isLessThan(0.2);
        assertThat(figures.heard()).as(figures.toString()).isGreaterThanOrEqualTo(lexicon.heard());
    }

    @ParameterizedTest
    @CsvSource({"es, 0.85", "de, 0.85", "fr, 0.83", "pt, 0.83"})
    void readsThePlainMessagesOfTheUnseenTables(String language, double floor) {
        for (EmotionDetector detector : List.of(withModel, WITHOUT_MODEL)) {
            UnseenTable.Figures figures = UnseenTable.of(language).figures(detector, language);

            assertThat(figures.macroF1()).as(figures.mistakes().toString()).isGreaterThan(floor);
            assertThat(figures.evidence()).isEqualTo(1);
            assertThat(figures.found())
                    .as(figures.mistakes().toString())
                    .isGreaterThanOrEqualTo(figures.sensitive() - 1);
            assertThat(figures.alarms()).as(figures.mistakes().toString()).isLessThanOrEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|My car has a dead battery, can you bring a new one?",
                "en|These shoes are killing it, what a killer deal!",
                "en|I'm dying to try the new cake",
                "de|Die Batterie ist tot, was kostet eine neue?",
                "es|Se me murió la batería del móvil",
                "fr|La batterie est morte, vous en avez une autre ?",
                "pt|A bateria do celular morreu, vocês trocam?"
            })
    void takesNoFigureOfSpeechForADeath(String language, String text) {
        assertThat(withModel.read(text, language, List.of()).concerns())
                .noneMatch(concern -> concern.confidence() >= 0.5);
    }
}
