package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The authored messages of {@code emotion/messages.tsv}. Columns: the feelings that are right ({@code *}: not judged), the band of
 * urgency, the concerns strong enough to act on ({@code -}: none), the text.
 */
class MessageTableTest {
    private static final double STRONG = 0.5;

    private final EmotionDetector detector = new LexiconEmotionDetector();

    @ParameterizedTest(name = "{3}")
    @CsvFileSource(resources = "/emotion/messages.tsv", delimiter = '\t', quoteCharacter = '\u0001', numLinesToSkip = 1)
    void readsTheAuthoredMessageAsAPersonWould(String primary, String urgency, String concerns, String text) {
        Emotion emotion = detector.read(text, null, List.of());

        if (!primary.equals("*")) {
            assertThat(Arrays.asList(primary.split("\\|")))
                    .as(emotion.toString())
                    .contains(emotion.primary());
        }
        if (!urgency.equals("*")) {
            assertThat(band(emotion.urgency())).as(emotion.toString()).isEqualTo(urgency);
        }
        assertThat(strong(emotion)).as(emotion.toString()).isEqualTo(concerns);
    }

    private static String band(double urgency) {
        return urgency < 1 / 3.0 ? "low" : urgency < 2 / 3.0 ? "mid" : "high";
    }

    private static String strong(Emotion emotion) {
        String kinds = emotion.concerns().stream()
                .filter(concern -> concern.confidence() >= STRONG)
                .map(Concern::kind)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(","));
        return kinds.isEmpty() ? "-" : kinds;
    }
}
