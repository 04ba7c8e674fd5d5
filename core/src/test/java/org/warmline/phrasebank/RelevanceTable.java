package org.warmline.phrasebank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;

/** Customer messages and what must be offered to them, from a file of the test resources. */
record RelevanceTable(List<Line> lines) {
    /** Stands for: nothing may be offered. */
    private static final String NOTHING = "-";

    /** @param expected what is right; empty when nothing is */
    record Line(String locale, String message, Label felt, List<String> expected, String audience) {
        SuggestionRequest request() {
            Emotion emotion = PhraseBankFixture.reading(felt);
            return PhraseBankFixture.inLanguage(
                    PhraseBankFixture.forAudience(PhraseBankFixture.request(message, emotion), audience), locale);
        }

        boolean nothing() {
            return expected.isEmpty();
        }
    }

    /** The messages of another language than English that nothing was tuned on. */
    static RelevanceTable unseen(String locale) {
        return of("unseen-" + locale + ".tsv", locale);
    }

    static RelevanceTable of(String file) {
        return of(file, "en");
    }

    private static RelevanceTable of(String file, String locale) {
        try (InputStream in = Objects.requireNonNull(RelevanceTable.class.getResourceAsStream("/phrasebank/" + file))) {
            return new RelevanceTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> line(line, locale))
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Line line(String text, String locale) {
        List<String> fields = new ArrayList<>(Arrays.asList(text.split("\t")));
        return new Line(
                locale,
                fields.get(0),
                Label.of(fields.get(1)).orElseThrow(),
                fields.get(2).equals(NOTHING)
                        ? List.of()
                        : List.of(fields.get(2).split(",")),
                fields.size() > 3 ? fields.get(3) : "customer");
    }
}
