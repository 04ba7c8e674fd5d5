package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final Situation LATE = new Situation("en", "late", "Late", List.of("customer"), List.of());
    private static final Situation OTHER = new Situation("en", "other", "Other", List.of("customer"), List.of());
    private static final LucenePhraseIndex.Wording NEAR = wording(LATE, "it never turned up");
    private static final LucenePhraseIndex.Wording FAR = wording(OTHER, "turn the light up");

    @Test
    void goesByWordsWhenThereIsNoVector() {
        assertThat(Blend.of(fits(0.2, 0.6), Map.of(), Fit.FLOOR))
                .extracting(LucenePhraseIndex.Match::wording)
                .containsExactly(FAR, NEAR);
    }

    @Test
    void putsMeaningBeforeWords() {
        List<LucenePhraseIndex.Match> matches = Blend.of(fits(0.1, 0.6), Map.of(NEAR, 0.93, FAR, 0.7), Fit.FLOOR);

        assertThat(matches.getFirst().wording()).isEqualTo(NEAR);
        assertThat(matches.getFirst().byMeaning()).isTrue();
    }

    @Test
    void findsNothingWhereNeitherWordsNorMeaningFit() {
        assertThat(Blend.of(fits(0.1, 0.2), Map.of(NEAR, 0.78, FAR, 0.7), Fit.FLOOR))
                .isEmpty();
    }

    @Test
    void believesAMeaningSoonerWhereTheSituationSharesWords() {
        Map<LucenePhraseIndex.Wording, Double> cosines = Map.of(NEAR, 0.8, FAR, 0.6);

        assertThat(Blend.of(fits(0, 0), cosines, Fit.FLOOR)).isEmpty();
        assertThat(Blend.of(fits(0.3, 0), cosines, Fit.FLOOR)).isNotEmpty();
    }

    private static Map<LucenePhraseIndex.Wording, Fit> fits(double near, double far) {
        Map<LucenePhraseIndex.Wording, Fit> fits = new LinkedHashMap<>();
        fits.put(NEAR, new Fit(near, Set.of()));
        fits.put(FAR, new Fit(far, Set.of()));
        return fits;
    }

    private static LucenePhraseIndex.Wording wording(Situation situation, String text) {
        return new LucenePhraseIndex.Wording(situation, null, text, Set.of(), Set.of());
    }
}
