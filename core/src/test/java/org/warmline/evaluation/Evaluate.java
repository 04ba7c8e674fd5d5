package org.warmline.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.warmline.embedding.Vectors;
import org.warmline.emotion.EmotionReport;
import org.warmline.phrasebank.IntentYardstick;
import org.warmline.phrasebank.SuggestionReport;

/**
 * Measures and prints, and writes what it found between the marks of {@code docs/empathy.md}. Public data sets are no part of the project:
 * with {@code data=<folder>} those that lie there are used ({@code goemotions-dev}, {@code banking77}), else their part stays as it is.
 */
final class Evaluate {
    private Evaluate() {}

    public static void main(String[] arguments) throws IOException {
        Path page = Path.of("docs", "empathy.md");
        Optional<Path> data = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("data="))
                .map(argument -> Path.of(argument.substring("data=".length())))
                .findFirst();
        try (Vectors vectors = Vectors.open();
                SuggestionReport suggestions = new SuggestionReport(vectors)) {
            EmotionReport emotion = new EmotionReport(vectors);
            write(page, "feelings", emotion.feelings());
            write(page, "realistic", emotion.realistic());
            write(page, "topics", emotion.topics());
            write(page, "confusion", emotion.confusion("en"));
            write(page, "worst", emotion.worst());
            write(page, "suggestions", suggestions.tables());
            write(page, "sixty", suggestions.sixty(emotion.detector()));
            write(page, "latencies", suggestions.latencies(emotion.detector()));
            Optional<Path> comments =
                    data.map(folder -> folder.resolve("goemotions-dev")).filter(Files::isDirectory);
            if (comments.isPresent()) {
                write(
                        page,
                        "goemotions",
                        "| GoEmotions, development split (macro-F1) | 6 Ekman and neutral, disgust with anger | 7 Ekman, disgust never read"
                                + " | 4-way sentiment | 3-way |\n| --- | --- | --- | --- | --- |\n"
                                + emotion.yardstick(comments.get())
                                + "| floor, good | .45, .50 | | .446, .52 | |\n");
            }
            Optional<Path> intents =
                    data.map(folder -> folder.resolve("banking77")).filter(Files::isDirectory);
            if (intents.isPresent()) {
                write(page, "banking77", IntentYardstick.measure(intents.get(), vectors));
            }
        }
    }

    private static void write(Path page, String name, String text) throws IOException {
        System.out.println("## " + name + "\n\n" + text);
        String begin = "<!-- " + name + ", by ./warmline evaluate -->\n";
        String end = "<!-- /" + name + " -->";
        String old = Files.readString(page, StandardCharsets.UTF_8);
        int from = old.indexOf(begin);
        int to = old.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(page + " has no place for " + name);
        }
        Files.writeString(
                page,
                old.substring(0, from + begin.length()) + "\n" + text + "\n" + old.substring(to),
                StandardCharsets.UTF_8);
    }
}
