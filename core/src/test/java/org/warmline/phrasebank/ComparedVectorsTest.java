package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warmline.embedding.Vector;
import org.warmline.embedding.Vectors;
import org.warmline.phrasebank.LucenePhraseIndex.Wording;

class ComparedVectorsTest {
    private static final Situation LATE = new Situation("en", "late", "Late", List.of("customer"), List.of());
    private static final Situation TAXES = new Situation("en", "taxes", "Taxes", List.of("citizen"), List.of());

    private final Random random = new Random(20261123);

    @Test
    void findsTheNearestOfAllWithTheirCosines() {
        ComparedVectors compared = new ComparedVectors();
        Map<Wording, Vector> all = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            all.put(wording(LATE, "late " + i), Vectors.random(random));
        }
        all.forEach(compared::add);
        Vector asked = Vectors.random(random);

        Map<Wording, Double> nearest = compared.nearest("en", "customer", asked, 60);

        List<Double> cosines = new ArrayList<>(nearest.values());
        assertThat(cosines).hasSize(60).isSortedAccordingTo(Comparator.reverseOrder());
        all.forEach((wording, vector) -> {
            Double cosine = nearest.get(wording);
            if (cosine == null) {
                assertThat(vector.cosine(asked)).isLessThan(cosines.getLast() + 1e-4);
            } else {
                assertThat(cosine).isCloseTo(vector.cosine(asked), within(1e-4));
            }
        });
    }

    @Test
    void knowsAVectorForItself() {
        ComparedVectors compared = new ComparedVectors();
        // All of its length in one direction: the largest sum there can be.
        float[] one = new float[Vector.DIMENSIONS];
        one[7] = 1;
        compared.add(wording(LATE, "there"), Vector.of(one));
        one[7] = -1;

        assertThat(compared.nearest("en", "customer", Vector.of(one), 60).values())
                .singleElement()
                .isEqualTo(-1.0);
        one[7] = 1;
        assertThat(compared.nearest("en", "customer", Vector.of(one), 60).values())
                .singleElement()
                .isEqualTo(1.0);
    }

    @Test
    void looksAmongThoseOfTheLocaleAndAudience() {
        ComparedVectors compared = new ComparedVectors();
        Wording ofTaxes = wording(TAXES, "my tax letter");
        compared.add(wording(LATE, "where is it"), Vectors.random(random));
        compared.add(ofTaxes, Vectors.random(random));

        assertThat(compared.nearest("en", "citizen", Vectors.random(random), 60))
                .containsOnlyKeys(ofTaxes);
        assertThat(compared.nearest("de", "citizen", Vectors.random(random), 60))
                .isEmpty();
    }

    private static Wording wording(Situation situation, String text) {
        return new Wording(situation, null, text, Set.of(), Set.of());
    }
}
