package org.warmline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordPiecesTest {
    private static final WordPieces SMALL =
            new WordPieces(Map.of("un", 1, "##happi", 2, "##ly", 3, ",", 4, "cafe", 5, "客", 6));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unhappily|101 1 2 3 102|the longest known piece first",
                "Café, UNLY|101 5 4 1 3 102|no accents, no capitals, marks alone",
                "unknown|101 100 102|a word with an unknown piece is unknown",
                "客客|101 6 6 102|Chinese characters alone",
                "un\tun\u200Bly|101 1 1 3 102|invisible marks vanish",
            })
    void cutsAsTheModelWasTaught(String text, String pieces, String why) {
        assertThat(SMALL.of(text, 128)).as(why).containsExactly(numbers(pieces));
    }

    @Test
    void keepsTheEndMarkWhenATextIsTooLong() {
        assertThat(SMALL.of("un un un un un un", 5)).containsExactly(101, 1, 1, 1, 102);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uD800", "\u0000", "🙂🙂", "\u0301"})
    void takesAnyText(String text) {
        assertThat(SMALL.of(text, 128)).startsWith(101).endsWith(102);
    }

    /** Numbers as the reference implementation of the tokenizer gives them for this vocabulary. */
    @Test
    void readsTheVocabularyOfTheShippedModel() throws IOException {
        try (InputStream file = OnnxModel.resource("bge-small-en-v1.5-q-tokenizer.json")) {
            WordPieces pieces = WordPieces.read(file);

            assertThat(pieces.of("Hello, my order hasn't arrived!", 128))
                    .containsExactly(101, 7592, 1010, 2026, 2344, 8440, 1005, 1056, 3369, 999, 102);
        }
    }

    @Test
    void refusesAFileWithoutVocabulary() {
        InputStream file = new ByteArrayInputStream("{\"model\": {}}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> WordPieces.read(file)).isInstanceOf(IOException.class);
    }

    private static long[] numbers(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
