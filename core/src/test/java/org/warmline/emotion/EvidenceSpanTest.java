package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceSpanTest {
    private static final List<String> PIECES = List.of(
            "not",
            "very",
            "happy",
            "SOOO",
            "angry",
            "but",
            "thanks",
            "died",
            "my phone",
            "today",
            "no rush",
            "i want a human",
            "great, just great",
            "don’t",
            "like",
            "it",
            "?",
            "??",
            "!!!",
            ".",
            ",",
            "\n",
            "> ",
            "\"",
            "😡",
            "👍🏽",
            "👩‍👩‍👧",
            ":-)",
            "f***",
            "**bold**",
            "\uD83D",
            "\uDE00",
            "привет",
            "日本語",
            "it's",
            "3 weeks",
            "http://a.b/c",
            "İ",
            "ẞ",
            "e\u0301",
            "\u0000");

    private final EmotionDetector detector = new LexiconEmotionDetector();

    @Test
    void everySpanOfRandomTextsIsItsWordsInOrderAndOnlyOnce() {
        Random random = new Random(20);
        for (int round = 0; round < 1500; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(25);
            for (int piece = 0; piece < length; piece++) {
                text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(6) == 0 ? "" : " ");
            }
            Emotion emotion = detector.read(text.toString(), null, List.of());

            check(text.toString(), emotion.evidence());
            emotion.concerns().forEach(concern -> check(text.toString(), concern.evidence()));
            assertThat(emotion.valence()).as(text.toString()).isBetween(-1.0, 1.0);
            assertThat(emotion.intensity()).as(text.toString()).isBetween(0.0, 1.0);
            assertThat(emotion.urgency()).as(text.toString()).isBetween(0.0, 1.0);
            assertThat(emotion.confidence()).as(text.toString()).isBetween(0.0, 1.0);
            assertThat(emotion.scores().values()).as(text.toString()).allMatch(score -> score >= 0 && score <= 1);
            assertThat(emotion.scores().get(emotion.primary()))
                    .as(text.toString())
                    .isEqualTo(emotion.scores().values().stream()
                            .max(Double::compare)
                            .orElseThrow());
        }
    }

    private static void check(String text, List<Evidence> evidence) {
        List<Evidence> sorted = new ArrayList<>(evidence);
        sorted.sort(Comparator.comparingInt(Evidence::from));
        assertThat(evidence).as(text).isEqualTo(sorted);
        HashSet<String> places = new HashSet<>();
        for (Evidence each : evidence) {
            assertThat(text.substring(each.from(), each.to())).isEqualTo(each.text());
            assertThat(each.text()).isNotEmpty();
            assertThat(each.weight()).isBetween(-1.0, 1.0);
            assertThat(places.add(each.from() + "-" + each.to() + each.label()))
                    .as(text)
                    .isTrue();
        }
    }
}
