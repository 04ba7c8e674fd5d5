package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.warmline.embedding.Vectors;

class CorrectionsTest {
    private static final String TEXT = "The kettle sings in the key of Tuesday.";

    @Test
    void areReadByLanguageWithWhatIsRightOrWrong() {
        Corrections corrections = Corrections.of(List.of("en\tworry\t-\tHow long?", "de\tnot-anger\t-\tAch so."));

        assertThat(corrections.of("en")).containsExactly(new Corrections.Correction(Label.WORRY, false, "How long?"));
        assertThat(corrections.of("de")).containsExactly(new Corrections.Correction(Label.ANGER, true, "Ach so."));
        assertThat(corrections.of("fr")).isEmpty();
    }

    @Test
    void areRefusedWithoutRepeatingTheirWords() {
        assertThatThrownBy(() -> Corrections.of(List.of("en\tworry\t-\tfine", "en\thungry\t-\tsecret words")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 2 is no correction");
    }

    @Test
    void moveAHeadTowardsWhatTheySayAndAwayFromWhatTheyDeny() {
        try (Vectors vectors = Vectors.open()) {
            TextFeatures features =
                    new LexiconEmotionDetector().find(TEXT, "en", List.of()).features();
            List<HeadFit.Sample> messages = IntStream.range(0, 40)
                    .mapToObj(at -> {
                        boolean[] truth = new boolean[Label.values().length];
                        truth[at % 2 == 0 ? Label.JOY.ordinal() : Label.ANGER.ordinal()] = true;
                        return HeadFit.Sample.of(Ngrams.of(features), vectors.of(TEXT), truth, 0);
                    })
                    .toList();
            Corrections.Correction joy = new Corrections.Correction(Label.JOY, false, TEXT);
            Corrections.Correction notAnger = new Corrections.Correction(Label.ANGER, true, TEXT);

            double[] before = odds(messages, List.of(), vectors);
            double[] said = odds(messages, List.of(joy.sample(features, vectors, before.length)), vectors);
            double[] denied = odds(messages, List.of(notAnger.sample(features, vectors, before.length)), vectors);

            assertThat(said[Label.JOY.ordinal()]).isGreaterThan(before[Label.JOY.ordinal()]);
            assertThat(said[Label.ANGER.ordinal()]).isLessThan(before[Label.ANGER.ordinal()]);
            assertThat(denied[Label.ANGER.ordinal()]).isLessThan(before[Label.ANGER.ordinal()]);
            assertThat(denied[Label.JOY.ordinal()]).isEqualTo(before[Label.JOY.ordinal()]);
        }
    }

    private static double[] odds(List<HeadFit.Sample> messages, List<HeadFit.Sample> corrections, Vectors vectors) {
        int targets = Label.values().length;
        float[][] weights = HeadFit.byVector(
                IntStream.range(0, messages.size() + corrections.size())
                        .mapToObj(at -> at < messages.size() ? messages.get(at) : corrections.get(at - messages.size()))
                        .toList(),
                targets);
        double[] odds = new double[targets];
        float[] vector = vectors.of(TEXT).values();
        for (int target = 0; target < targets; target++) {
            for (int at = 0; at < vector.length; at++) {
                odds[target] += weights[target][at] * vector[at];
            }
            odds[target] += weights[target][vector.length];
        }
        return odds;
    }
}
