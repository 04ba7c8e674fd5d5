package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.embedding.Vector;
import org.warmline.embedding.Vectors;

class LucenePhraseIndexTest {
    private static final BankContents SMALL = PhraseBankFixture.contents("small-bank");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where is my order AND *:*",
                "words_en:(where is my order)",
                "where is my order~ order^9999 \"",
                "where is my order [a TO z] \\ \u0000 \uD800",
            })
    void takesHostileTextForWords(String text) {
        try (LucenePhraseIndex index = PhraseBankFixture.index(SMALL)) {
            assertThat(search(index, text).matches())
                    .first()
                    .extracting(match -> match.wording().situation().key())
                    .isEqualTo("late");
        }
    }

    @Test
    void findsTheMatterOfALongMessage() {
        String story = IntStream.range(0, 2000).mapToObj(i -> "tale" + i).collect(Collectors.joining(" "));
        try (LucenePhraseIndex index = PhraseBankFixture.index(SMALL)) {
            assertThat(search(index, story + ". Where is my order? " + story)
                            .matches()
                            .getFirst()
                            .fit()
                            .value())
                    .isGreaterThan(Fit.FLOOR);
        }
    }

    @Test
    void servesARegionFromItsLanguageAndNoOtherLanguage() {
        try (LucenePhraseIndex index = PhraseBankFixture.index(SMALL)) {
            CustomerWords words = CustomerWords.of(LuceneWords.of("en"), "where is my order", List.of());
            assertThat(index.search("en-GB", "customer", words).matches()).isNotEmpty();
            assertThat(index.search("de", "customer", words).matches()).isEmpty();
            assertThat(index.search("", "customer", words).matches()).isEmpty();
        }
    }

    @Test
    void saysThatItIsMissingWhenItWasNeverBuiltOrIsClosed() {
        LucenePhraseIndex index = new LucenePhraseIndex();
        assertThatThrownBy(() -> search(index, "order")).isInstanceOf(IllegalStateException.class);
        index.build(SMALL, Map.of());
        index.close();
        assertThatThrownBy(() -> search(index, "order")).isInstanceOf(IllegalStateException.class);
        assertThat(index.missing()).isTrue();
        index.build(SMALL, Map.of());
        assertThat(search(index, "order").matches()).isNotEmpty();
    }

    @Test
    void keepsTheOldIndexWhenTheNewOneCannotBeBuilt() {
        try (LucenePhraseIndex index = PhraseBankFixture.index(SMALL)) {
            // Lucene refuses a single term longer than 32,766 bytes: here an audience, which is indexed as it is.
            Situation broken = new Situation("en", "late", "", List.of("x".repeat(40_000)), List.of("where"));
            BankContents unbuildable = new BankContents(List.of(broken), SMALL.phrases());
            assertThatThrownBy(() -> index.build(unbuildable, Map.of())).isInstanceOf(RuntimeException.class);
            assertThat(search(index, "where is my order").matches()).isNotEmpty();
        }
    }

    @Test
    void answersWhileItIsBuiltAnew() throws InterruptedException {
        try (LucenePhraseIndex index = PhraseBankFixture.index(SMALL)) {
            Thread builder = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 30; i++) {
                    index.build(SMALL, Map.of());
                }
            });
            int asked = 0;
            do {
                assertThat(search(index, "where is my order").matches()).isNotEmpty();
                asked++;
            } while (builder.isAlive());
            builder.join();
            assertThat(asked).isPositive();
        }
    }

    @Test
    void findsTheSameByAGraphAsByComparingAll() {
        Map<String, Vector> vectors = new HashMap<>();
        Random random = new Random(20261123);
        WordingVectors.wordings(SMALL).forEach(wording -> vectors.put(wording, Vectors.random(random)));
        Vector meaning = Vectors.random(random);
        CustomerWords words = CustomerWords.of(LuceneWords.of("en"), "where is my order", List.of());
        try (LucenePhraseIndex compared = new LucenePhraseIndex(0);
                LucenePhraseIndex linked = new LucenePhraseIndex(0, 0)) {
            compared.build(SMALL, vectors);
            linked.build(SMALL, vectors);

            Map<String, Double> byComparing = values(compared.search("en", "customer", words, Optional.of(meaning)));
            Map<String, Double> byGraph = values(linked.search("en", "customer", words, Optional.of(meaning)));

            assertThat(byComparing).hasSizeGreaterThan(3);
            assertThat(byGraph).containsOnlyKeys(byComparing.keySet());
            byGraph.forEach((text, value) -> assertThat(value).isCloseTo(byComparing.get(text), within(1e-3)));
            assertThat(linked.search("en", "nobody", words, Optional.of(meaning))
                            .matches())
                    .isEmpty();
        }
    }

    private static Map<String, Double> values(LucenePhraseIndex.Found found) {
        return found.matches().stream()
                .collect(Collectors.toMap(match -> match.wording().text(), LucenePhraseIndex.Match::value, Math::max));
    }

    private static LucenePhraseIndex.Found search(LucenePhraseIndex index, String text) {
        return index.search("en", "customer", CustomerWords.of(LuceneWords.of("en"), text, List.of()));
    }
}
