package org.warmline.emotion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Messages as customers write them, of {@code evaluation/topics-<language>.tsv}: with a sensitive topic, said plainly, in passing or by a
 * hint, and ordinary ones with the same words. Their writers saw nothing of the project, and no term, message or weight was chosen on them.
 */
record TopicTable(List<Line> lines) {
    /** How the topic is said. */
    enum Manner {
        PLAIN,
        PASSING,
        HINT,
        NONE
    }

    /** @param topics any of them is right; empty for {@link Manner#NONE} */
    record Line(Manner manner, Set<String> topics, String text) {}

    /** Of so many lines so many were heard; of those without a topic, so many raised one. */
    record Share(long heard, long lines) {
        double share() {
            return (double) heard / lines;
        }

        @Override
        public String toString() {
            return heard + " of " + lines;
        }
    }

    static TopicTable of(String language) {
        String file = "/evaluation/topics-" + language + ".tsv";
        try (InputStream in = Objects.requireNonNull(TopicTable.class.getResourceAsStream(file))) {
            return new TopicTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(row -> new Line(Manner.valueOf(row[0].toUpperCase(Locale.ROOT)), topics(row[1]), row[2]))
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> topics(String column) {
        return column.equals("-")
                ? Set.of()
                : Arrays.stream(column.split(","))
                        .map(topic -> ConcernKind.of(topic).orElseThrow().wire())
                        .collect(Collectors.toSet());
    }

    Share heard(EmotionDetector detector, String language, Manner manner) {
        List<Line> some = lines.stream().filter(line -> line.manner() == manner).toList();
        return new Share(
                some.stream().filter(line -> isHeard(detector, language, line)).count(), some.size());
    }

    private static boolean isHeard(EmotionDetector detector, String language, Line line) {
        return detector.read(line.text(), language, List.of()).concerns().stream()
                .anyMatch(concern -> concern.confidence() >= TextEscalation.ENOUGH
                        && (line.topics().isEmpty() || line.topics().contains(concern.kind())));
    }
}
