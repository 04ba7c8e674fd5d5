package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Embedding;
import org.warmline.embedding.Vector;

class FusedEmotionDetectorTest {
    private static final String MODEL = "bge-small-en-v1.5-q";

    private final EmotionDetector withoutModel = new FusedEmotionDetector(Embedder.none());

    @ParameterizedTest
    @EnumSource(Embedding.Reason.class)
    void readsOnAndSaysSoWhenThereIsNoVector(Embedding.Reason reason) {
        Emotion emotion = new FusedEmotionDetector(answering(new Embedding.Absent(reason), MODEL))
                .read("This is the third time I write and I am furious.", null, List.of());

        assertThat(emotion.detector()).isEqualTo("lexicon-en/1 heads/1 degraded");
        assertThat(emotion.primary()).isIn("anger", "frustration");
    }

    @Test
    void namesTheModelThatTookPart() {
        Emotion emotion =
                new FusedEmotionDetector(answering(present(), MODEL)).read("Where is my parcel?", null, List.of());

        assertThat(emotion.detector()).isEqualTo("lexicon-en/1 heads/1 " + MODEL);
    }

    @Test
    void readsByWordsAsItDoesWithoutAModel() {
        String text = "This is the third time I write and I am furious. My dog has died and nobody answers me.";

        Emotion byWords = new FusedEmotionDetector(answering(present(), MODEL)).readWords(text, null, List.of());

        assertThat(byWords).isEqualTo(withoutModel.read(text, null, List.of()));
        assertThat(byWords.detector()).endsWith("degraded");
    }

    @Test
    void doesNotUseTheVectorsOfAnotherModel() {
        Emotion emotion =
                new FusedEmotionDetector(answering(present(), "other")).read("Where is my parcel?", null, List.of());

        assertThat(emotion.detector()).endsWith("degraded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gdzie jest moja paczka? Czekam już trzy tygodnie!", "注文した商品が届きません", "где мой заказ"})
    void readsOnlySignsInALanguageItDoesNotSpeakAndSaysSo(String text) {
        Emotion emotion = withoutModel.read(text, null, List.of());

        assertThat(emotion.detector()).contains("degraded");
        assertThat(emotion.concerns()).isEmpty();
    }

    @Test
    void neverFailsOnAnyText() {
        Random random = new Random(7);
        EmotionDetector withModel = new FusedEmotionDetector(answering(present(), MODEL));
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200);
            for (int at = 0; at < length; at++) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(90)));
            }
            for (EmotionDetector detector : List.of(withModel, withoutModel)) {
                Emotion emotion = detector.read(text.toString(), null, List.of());

                assertThat(emotion.scores().values()).allMatch(score -> score >= 0 && score <= 1);
                assertThat(emotion.valence()).isBetween(-1.0, 1.0);
                assertThat(emotion.intensity()).isBetween(0.0, 1.0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The lady on the phone hung up on me, in front of my kids",
                "de|Was fällt Ihnen eigentlich ein, mir etwas abzubuchen",
                "es|me han tomado el pelo y encima se ríen",
                "fr|vous vous foutez de moi depuis trois semaines",
                "pt|Nem sei como agradecer a paciência de vocês"
            })
    void namesTheWordsWhereOnlyTheHeadsSpeak(String language, String text) {
        Emotion emotion = withoutModel.read(text, language, List.of());

        assertThat(emotion.primary()).isNotEqualTo("neutral");
        assertThat(emotion.evidence())
                .anySatisfy(words -> assertThat(words.label()).isEqualTo(emotion.primary()))
                .allSatisfy(words ->
                        assertThat(text.substring(words.from(), words.to())).isEqualTo(words.text()));
    }

    private static Embedding present() {
        float[] values = new float[Vector.DIMENSIONS];
        values[0] = 1;
        return new Embedding.Present(Vector.of(values));
    }

    private static Embedder answering(Embedding answer, String version) {
        return new Embedder() {
            @Override
            public Embedding embed(String text, Duration patience) {
                return answer;
            }

            @Override
            public String version() {
                return version;
            }
        };
    }
}
