package org.warmline.emotion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The authored messages of {@code emotion/unseen-<language>.tsv}, and how a detector does on them. */
record UnseenTable(List<Line> lines) {
    private static final double STRONG = 0.5;
    private static final String ANY = "*";

    /**
     * A message and what is right.
     *
     * @param feelings any of them; empty when the feeling is not judged
     * @param concerns any of them; empty when there is none
     */
    record Line(Set<String> feelings, Set<String> concerns, String text) {}

    /**
     * What came out.
     *
     * @param macroF1 over the labels, of the lines whose feeling is judged
     * @param evidence share of readings other than neutral that name the words they rest on
     * @param found of {@code sensitive} lines, how many had the right concern
     * @param alarms lines with a concern that is not there
     * @param language lines read in the right language
     * @param mistakes for people
     */
    record Figures(
            double macroF1,
            double evidence,
            int found,
            int sensitive,
            int alarms,
            int language,
            int lines,
            List<String> mistakes) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "macro-F1 %.3f, evidence %.3f, sensitive topics %d of %d, false alarms %d, language %d of %d",
                    macroF1,
                    evidence,
                    found,
                    sensitive,
                    alarms,
                    language,
                    lines);
        }
    }

    static UnseenTable of(String language) {
        String file = "/emotion/unseen-" + language + ".tsv";
        try (InputStream in = Objects.requireNonNull(UnseenTable.class.getResourceAsStream(file))) {
            return new UnseenTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(row -> new Line(several(row[0], ANY), several(row[1], "-"), row[2]))
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Figures figures(EmotionDetector detector, String language) {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> mistakes = new ArrayList<>();
        int felt = 0;
        int explained = 0;
        int found = 0;
        int sensitive = 0;
        int alarms = 0;
        int inLanguage = 0;
        for (Line line : lines) {
            Emotion emotion = detector.read(line.text(), null, List.of());
            inLanguage += emotion.language().equals(language) ? 1 : 0;
            if (!emotion.primary().equals("neutral")) {
                felt++;
                explained += emotion.evidence().isEmpty() ? 0 : 1;
            }
            Set<String> read = strong(emotion);
            boolean hit = line.concerns().stream().anyMatch(read::contains);
            boolean alarm = read.stream().anyMatch(kind -> !line.concerns().contains(kind));
            sensitive += line.concerns().isEmpty() ? 0 : 1;
            found += hit ? 1 : 0;
            alarms += alarm ? 1 : 0;
            boolean right = line.feelings().isEmpty() || line.feelings().contains(emotion.primary());
            if (!line.feelings().isEmpty()) {
                count(counts, line.feelings().iterator().next(), emotion.primary(), right);
            }
            if (!right
                    || alarm
                    || (!hit && !line.concerns().isEmpty())
                    || !emotion.language().equals(language)) {
                mistakes.add(line.text() + " -> " + emotion.language() + " " + emotion.primary() + " " + read
                        + ", expected " + line.feelings() + " " + line.concerns());
            }
        }
        return new Figures(
                macroF1(counts),
                felt == 0 ? 1 : (double) explained / felt,
                found,
                sensitive,
                alarms,
                inLanguage,
                lines.size(),
                mistakes);
    }

    /** By label: right, said wrongly, missed. */
    private static void count(Map<String, int[]> counts, String expected, String read, boolean right) {
        int[] ofExpected = counts.computeIfAbsent(expected, key -> new int[3]);
        if (right) {
            ofExpected[0]++;
        } else {
            ofExpected[2]++;
            counts.computeIfAbsent(read, key -> new int[3])[1]++;
        }
    }

    private static double macroF1(Map<String, int[]> counts) {
        return counts.values().stream()
                .mapToDouble(count -> 2.0 * count[0] / Math.max(1, 2 * count[0] + count[1] + count[2]))
                .average()
                .orElse(0);
    }

    private static Set<String> strong(Emotion emotion) {
        return emotion.concerns().stream()
                .filter(concern -> concern.confidence() >= STRONG)
                .map(Concern::kind)
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Set<String> several(String field, String none) {
        return field.equals(none) ? Set.of() : Set.copyOf(Arrays.asList(field.split("/")));
    }
}
