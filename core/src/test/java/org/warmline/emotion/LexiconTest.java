package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LexiconTest {
    private static final List<String> FILES = List.of(
            "feelings-anger",
            "feelings-frustration",
            "feelings-disappointment",
            "feelings-worry",
            "feelings-confusion",
            "feelings-sadness",
            "feelings-gratitude",
            "feelings-joy",
            "urgency",
            "concerns-care",
            "concerns-danger",
            "concerns-conduct",
            "sarcasm");

    @Test
    void coversEverydayFeelingsWithSeveralHundredTerms() {
        assertThat(Lexicon.load("en").feelings().size()).isGreaterThan(1500);
        assertThat(List.of("es", "de", "fr", "pt"))
                .allSatisfy(language ->
                        assertThat(Lexicon.load(language).feelings().size()).isGreaterThan(700));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRowHasAKnownLabelAndAWeightInRangeAndStandsOnce(String file) {
        Set<String> seen = new HashSet<>();
        for (String[] row : Lexicon.rows(file)) {
            assertThat(row).hasSize(3);
            assertThat(Double.parseDouble(row[2])).as(row[0]).isBetween(-1.0, 1.0);
            boolean known =
                    Label.of(row[1]).isPresent() || ConcernKind.of(row[1]).isPresent() || row[1].equals("irony");
            assertThat(known).as(row[0] + " " + row[1]).isTrue();
            assertThat(seen.add(row[0] + row[1])).as(row[0]).isTrue();
        }
    }

    static Stream<String> files() {
        return LexiconEmotionDetector.LANGUAGES.stream()
                .flatMap(language -> FILES.stream().map(file -> language + "/" + file + ".tsv"));
    }

    @Test
    void everySignHasAKnownLabel() {
        for (String file : List.of("emoji", "emoticons")) {
            Lexicon.signs(file)
                    .values()
                    .forEach(term -> assertThat(Label.of(term.label()))
                            .as(term.written())
                            .isPresent());
        }
    }
}
