package org.warmline.emotion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.warmline.embedding.Vectors;

/** What staff said of readings, by language, from {@code GET /api/v1/corrections}. Customers' own words: never printed, never kept. */
record Corrections(Map<String, List<Correction>> byLanguage) {
    private static final String FILE = "corrections=";
    private static final String NOT = "not-";
    private static final int COLUMNS = 4;

    /**
     * One of them.
     *
     * @param not true when only that feeling is known to be wrong
     */
    record Correction(Label feeling, boolean not, String text) {
        /** It counts less than an authored message, about which more than one person thought. */
        private static final double COUNT = 0.5;

        HeadFit.Sample sample(TextFeatures features, Vectors vectors, int targets) {
            boolean[] truth = new boolean[targets];
            double[] counts = new double[targets];
            if (not) {
                counts[feeling.ordinal()] = COUNT;
            } else {
                Arrays.fill(counts, 0, Label.values().length, COUNT);
                truth[feeling.ordinal()] = true;
            }
            return new HeadFit.Sample(Ngrams.of(features), vectors.of(text), truth, counts);
        }
    }

    static Corrections none() {
        return new Corrections(Map.of());
    }

    /** Of the file that is named among the arguments. */
    static Corrections read(String... arguments) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(FILE)) {
                lines.addAll(Files.readAllLines(Path.of(argument.substring(FILE.length())), StandardCharsets.UTF_8));
            }
        }
        return of(lines);
    }

    /** @throws IllegalArgumentException naming the line that is none, without its text */
    static Corrections of(List<String> lines) {
        return new Corrections(lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.split("\t")[0],
                        Collectors.mapping(line -> correction(line, lines.indexOf(line) + 1), Collectors.toList()))));
    }

    List<Correction> of(String language) {
        return byLanguage.getOrDefault(language, List.of());
    }

    private static Correction correction(String line, int number) {
        String[] row = line.split("\t");
        boolean not = row.length == COLUMNS && row[1].startsWith(NOT);
        return Label.of(row.length == COLUMNS ? row[1].substring(not ? NOT.length() : 0) : "")
                .map(feeling -> new Correction(feeling, not, row[COLUMNS - 1]))
                .orElseThrow(() -> new IllegalArgumentException("line " + number + " is no correction"));
    }
}
