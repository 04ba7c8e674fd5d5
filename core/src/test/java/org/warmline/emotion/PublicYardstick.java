package org.warmline.emotion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures a detector on the GoEmotions development split, which is not part of this project: nothing is fitted on it.
 *
 * <p>Protocol: one predicted class per comment (argmax), multi-label truth, macro-F1 over classes. Our labels are put on theirs as
 * anger and frustration to anger, disappointment and sadness to sadness, worry to fear, confusion to surprise, gratitude and joy to
 * joy, urgency to neutral; disgust has no label of ours, so its F1 is 0 in the seven and it counts as anger in the six.
 */
final class PublicYardstick {
    private static final Map<String, String> EKMAN = Map.of(
            "anger", "anger",
            "frustration", "anger",
            "disappointment", "sadness",
            "sadness", "sadness",
            "worry", "fear",
            "confusion", "surprise",
            "gratitude", "joy",
            "joy", "joy",
            "urgency", "neutral",
            "neutral", "neutral");

    private PublicYardstick() {}

    /** @param data folder with {@code dev.tsv}, {@code labels.txt} and the two mappings */
    static String measure(Path data, String name, EmotionDetector detector) throws IOException {
        Map<String, String> ekman = mapping(data.resolve("ekman_mapping.json"));
        Map<String, String> sentiment = mapping(data.resolve("sentiment_mapping.json"));
        List<String> labels = Files.readAllLines(data.resolve("labels.txt"));
        Tally seven = new Tally();
        Tally six = new Tally();
        Tally four = new Tally();
        Tally three = new Tally();
        for (String line : Files.readAllLines(data.resolve("dev.tsv"), StandardCharsets.UTF_8)) {
            String[] row = line.split("\t");
            List<String> truth = Arrays.stream(row[1].split(","))
                    .map(number -> labels.get(Integer.parseInt(number)))
                    .toList();
            Emotion emotion = detector.read(row[0], null, List.of());
            String felt = EKMAN.getOrDefault(emotion.primary(), "neutral");
            Set<String> classes = mapped(truth, ekman);
            seven.add(classes, felt);
            Set<String> merged = new HashSet<>(classes);
            if (merged.remove("disgust")) {
                merged.add("anger");
            }
            six.add(merged, felt);
            Set<String> feelings = mapped(truth, sentiment);
            String tone = emotion.valence() > 0.15 ? "positive" : emotion.valence() < -0.15 ? "negative" : "neutral";
            four.add(feelings, emotion.primary().equals("confusion") ? "ambiguous" : tone);
            Set<String> plain = new HashSet<>(feelings);
            if (plain.remove("ambiguous")) {
                plain.add("neutral");
            }
            three.add(plain, tone);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.3f |%n",
                name,
                six.macroF1(),
                seven.macroF1(),
                four.macroF1(),
                three.macroF1());
    }

    private static Set<String> mapped(List<String> truth, Map<String, String> mapping) {
        Set<String> classes = new HashSet<>();
        truth.forEach(label -> classes.add(mapping.getOrDefault(label, "neutral")));
        return classes;
    }

    /** Reads {@code {"class": ["label", ...]}} as label to class. */
    private static Map<String, String> mapping(Path file) throws IOException {
        Map<String, String> mapping = new TreeMap<>();
        String json = Files.readString(file).replaceAll("[{}\\s]", "");
        for (String part : json.split("],?")) {
            String[] sides = part.split(":\\[");
            for (String label : sides[1].split(",")) {
                mapping.put(label.replace("\"", ""), sides[0].replace("\"", ""));
            }
        }
        return mapping;
    }

    private static final class Tally {
        private enum Outcome {
            RIGHT,
            FALSE_ALARM,
            MISSED
        }

        private final Map<String, int[]> counts = new TreeMap<>();

        void add(Set<String> truth, String predicted) {
            count(predicted, truth.contains(predicted) ? Outcome.RIGHT : Outcome.FALSE_ALARM);
            for (String each : truth) {
                if (!each.equals(predicted)) {
                    count(each, Outcome.MISSED);
                }
            }
        }

        private void count(String label, Outcome outcome) {
            counts.computeIfAbsent(
                            label, key -> new int[EnumSet.allOf(Outcome.class).size()])[outcome.ordinal()]++;
        }

        double macroF1() {
            return counts.values().stream()
                    .mapToDouble(count -> 2.0 * count[0] / Math.max(1, 2 * count[0] + count[1] + count[2]))
                    .average()
                    .orElse(0);
        }
    }
}
