package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The messages of the tables that nothing was tuned on. The floors lie well below what was measured ({@code docs/empathy.md}
 * has that): they notice what breaks, and leave room for a word that helps elsewhere.
 */
class UnseenTest {
    private final EmotionDetector detector = new LexiconEmotionDetector();

    @ParameterizedTest
    @CsvSource({"es, 0.82", "de, 0.82", "fr, 0.82", "pt, 0.82"})
    void readsMostMessagesAsAPersonWould(String language, double floor) {
        UnseenTable.Figures figures = UnseenTable.of(language).figures(detector, language);

        assertThat(figures.macroF1()).as(figures.mistakes().toString()).isGreaterThan(floor);
        assertThat(figures.found()).as(figures.mistakes().toString()).isGreaterThanOrEqualTo(figures.sensitive() - 1);
        assertThat(figures.alarms()).as(figures.mistakes().toString()).isLessThanOrEqualTo(5);
        assertThat(figures.language()).as(figures.mistakes().toString()).isGreaterThanOrEqualTo(figures.lines() - 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "de", "fr", "pt"})
    void namesTheWordsEveryReadingRestsOnWhereTheyStand(String language) {
        for (UnseenTable.Line line : UnseenTable.of(language).lines()) {
            Emotion emotion = detector.read(line.text(), language, List.of());
            assertThat(emotion.detector()).isEqualTo("lexicon-" + language + "/1");
            assertThat(emotion.primary().equals("neutral")
                            || !emotion.evidence().isEmpty())
                    .as(emotion.toString())
                    .isTrue();
            assertThat(emotion.evidence())
                    .allSatisfy(words -> assertThat(line.text().substring(words.from(), words.to()))
                            .isEqualTo(words.text()));
        }
    }
}
