package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmline.embedding.Vectors;

/** The fitted files are those that a fit makes of the messages as they are. */
class HeadsTest {
    /** Other processors round the model's vectors otherwise. */
    private static final double TOLERANCE = 0.5;

    private static final Offset<Double> FUSION_TOLERANCE = within(0.1);

    static List<String> languages() {
        return LexiconEmotionDetector.LANGUAGES.stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void areFittedOnTheMessagesAsTheyAre(String language) {
        AuthoredMessages messages = AuthoredMessages.of(AuthoredMessages.root(), language);

        assertThat(Heads.load(language).data())
                .as("the messages have changed: ./warmline fit")
                .isEqualTo(messages.fingerprint());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void haveEveryFeelingAndWhatIsNeededToPutThemTogether(String language) {
        Heads heads = Heads.load(language);

        assertThat(heads.targets())
                .startsWith(
                        java.util.Arrays.stream(Label.values()).map(Label::wire).toArray(String[]::new))
                .endsWith(Fusion.TALK);
        assertThat(heads.vectors()).hasNumberOfRows(heads.targets().size());
        for (Fusion fusion : List.of(heads.withVector(), heads.withoutVector())) {
            for (Fusion.Mixes mixes : List.of(fusion.customers(), fusion.everyday())) {
                assertThat(mixes.spoken().biases()).hasSize(Label.values().length);
                assertThat(mixes.silent().biases()).hasSize(Label.values().length);
            }
            assertThat(fusion.talk()).hasSize(Fusion.PARTS);
            assertThat(fusion.concerns().keySet())
                    .containsExactlyInAnyOrderElementsOf(heads.targets()
                            .subList(Label.values().length, heads.targets().size() - 1));
        }
    }

    @Test
    void comeOutTheSameWhenTheyAreFittedAgain() {
        Heads shipped = Heads.load("pt");
        try (Vectors vectors = Vectors.open()) {
            AuthoredMessages messages = AuthoredMessages.of(AuthoredMessages.root(), "pt");
            Heads again = FitHeads.fit("pt", messages, Corrections.none(), vectors);

            assertThat(again.targets()).isEqualTo(shipped.targets());
            assertThat(again.ngrams().keySet()).isEqualTo(shipped.ngrams().keySet());
            for (Map.Entry<String, float[]> entry : again.ngrams().entrySet()) {
                assertThat(shipped.ngrams().get(entry.getKey())).containsExactly(entry.getValue(), within(0.02f));
            }
            for (int target = 0; target < again.vectors().length; target++) {
                for (int at = 0; at < again.vectors()[target].length; at++) {
                    assertThat((double) shipped.vectors()[target][at])
                            .isCloseTo(again.vectors()[target][at], within(TOLERANCE));
                }
            }
            assertSame(again.withVector(), shipped.withVector());
            assertSame(again.withoutVector(), shipped.withoutVector());
        }
    }

    private static void assertSame(Fusion again, Fusion shipped) {
        assertSame(again.customers(), shipped.customers());
        assertSame(again.everyday(), shipped.everyday());
        assertThat(shipped.talk()).containsExactly(again.talk(), FUSION_TOLERANCE);
        assertThat(again.concerns().keySet()).isEqualTo(shipped.concerns().keySet());
        again.concerns()
                .forEach((kind, numbers) ->
                        assertThat(shipped.concerns().get(kind)).as(kind).containsExactly(numbers, FUSION_TOLERANCE));
    }

    private static void assertSame(Fusion.Mixes again, Fusion.Mixes shipped) {
        assertSame(again.spoken(), shipped.spoken());
        assertSame(again.silent(), shipped.silent());
    }

    private static void assertSame(Fusion.Mix again, Fusion.Mix shipped) {
        assertThat(shipped.weights()).containsExactly(again.weights(), FUSION_TOLERANCE);
        assertThat(shipped.biases()).containsExactly(again.biases(), FUSION_TOLERANCE);
    }
}
