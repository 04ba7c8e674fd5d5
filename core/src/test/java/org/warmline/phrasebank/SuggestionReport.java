package org.warmline.phrasebank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.warmline.embedding.Vectors;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.EmotionDetector;
import org.warmline.emotion.Evidence;
import org.warmline.emotion.Label;

/** What is written about the suggestions, and about sixty messages, into {@code docs/empathy.md}. */
public final class SuggestionReport implements AutoCloseable {
    private static final int MOST_REASONS = 2;

    private final Vectors vectors;
    private final LucenePhraseIndex byWords;
    private final LucenePhraseIndex byBoth;

    public SuggestionReport(Vectors vectors) {
        BankContents contents = PhraseBankFixture.contents("phrases");
        this.vectors = vectors;
        this.byWords = PhraseBankFixture.index(contents);
        this.byBoth = PhraseBankFixture.index(contents, vectors);
    }

    /** First, among three, and something for nothing, of each table; the feeling is given. */
    public String tables() {
        Map<String, RelevanceTable> tables = new LinkedHashMap<>();
        tables.put("English, tuned on", RelevanceTable.of("shipped-tuned.tsv"));
        tables.put("English, unseen", RelevanceTable.of("shipped-unseen.tsv"));
        List.of("es", "de", "fr", "pt")
                .forEach(locale -> tables.put(locale + ", unseen", RelevanceTable.unseen(locale)));
        StringBuilder report = new StringBuilder(
                "| messages | by | first | among three | something for nothing |\n| --- | --- | --- | --- | --- |\n");
        tables.forEach((name, table) -> {
            report.append(row(name, "words", table, line -> PhraseBankFixture.suggest(byWords, line.request())));
            if (name.startsWith("English")) {
                report.append(row(
                        name,
                        "words and meaning",
                        table,
                        line -> PhraseBankFixture.suggest(byBoth, line.request(), vectors)));
            }
        });
        return report.toString();
    }

    /** The messages of {@code evaluation/sixty.tsv}, what is read in them and what is offered. */
    public String sixty(EmotionDetector detector) {
        StringBuilder report =
                new StringBuilder("| | message | read as | because of | first suggestion | its reasons |\n"
                        + "| --- | --- | --- | --- | --- | --- |\n");
        int feelings = 0;
        int offers = 0;
        List<String[]> rows = rows();
        for (String[] row : rows) {
            Emotion emotion = detector.read(row[3], row[0], List.of());
            SuggestionRequest request =
                    PhraseBankFixture.inLanguage(PhraseBankFixture.request(row[3], emotion), row[0]);
            List<Ranking.Ranked> ranked = row[0].equals("en")
                    ? PhraseBankFixture.suggest(byBoth, request, vectors)
                    : PhraseBankFixture.suggest(byWords, request);
            boolean felt = List.of(row[1].split("/")).contains(emotion.primary());
            boolean fits = !ranked.isEmpty()
                    && List.of(row[2].split(","))
                            .contains(ranked.getFirst().phrase().content().situation());
            feelings += felt ? 1 : 0;
            offers += fits ? 1 : 0;
            report.append("| ").append(row[0]).append(" | ").append(row[3]).append(" | ");
            report.append(felt ? "" : "✗ ")
                    .append(emotion.primary())
                    .append(String.format(Locale.ROOT, " %.2f", emotion.confidence()));
            emotion.concerns()
                    .forEach(concern -> report.append(
                            String.format(Locale.ROOT, ", %s %.2f", concern.kind(), concern.confidence())));
            report.append(" | ").append(because(emotion)).append(" | ");
            if (ranked.isEmpty()) {
                report.append("✗ nothing | |\n");
            } else {
                Ranking.Ranked first = ranked.getFirst();
                report.append(fits ? "" : "✗ ")
                        .append('*')
                        .append(first.phrase().content().situation())
                        .append("* ")
                        .append(first.text())
                        .append(" | ")
                        .append(first.reasons().stream()
                                .limit(MOST_REASONS)
                                .map(reason -> reason.text() + " " + reason.weight())
                                .collect(Collectors.joining("; ")))
                        .append(" |\n");
            }
        }
        return "Right feeling: " + feelings + " of " + rows.size() + "; a fitting situation first: " + offers
                + ". ✗ marks what is wrong.\n\n" + report;
    }

    /** How long reading and searching take, in milliseconds; the model's part is in the first number when it is asked anew. */
    public String latencies(EmotionDetector detector) {
        List<String[]> rows = rows();
        double[] reading = new double[rows.size() * 10];
        double[] searching = new double[reading.length];
        for (int at = 0; at < reading.length; at++) {
            String[] row = rows.get(at % rows.size());
            long start = System.nanoTime();
            Emotion emotion = detector.read(row[3], row[0], List.of());
            reading[at] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            SuggestionRequest request =
                    PhraseBankFixture.inLanguage(PhraseBankFixture.request(row[3], emotion), row[0]);
            if (row[0].equals("en")) {
                PhraseBankFixture.suggest(byBoth, request, vectors);
            } else {
                PhraseBankFixture.suggest(byWords, request);
            }
            searching[at] = (System.nanoTime() - start) / 1e6;
        }
        double[] model = vectors.millis(rows.stream().map(row -> row[3]).toList());
        return "| milliseconds | p50 | p95 | p99 |\n| --- | --- | --- | --- |\n"
                + percentiles("the vector of a message", model)
                + percentiles(
                        "reading it, the vector known", Arrays.copyOfRange(reading, reading.length / 2, reading.length))
                + percentiles(
                        "suggestions, without the database",
                        Arrays.copyOfRange(searching, searching.length / 2, searching.length));
    }

    @Override
    public void close() {
        byWords.close();
        byBoth.close();
    }

    private static String percentiles(String name, double[] millis) {
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                name,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length * 99 / 100]);
    }

    private static String because(Emotion emotion) {
        return emotion.evidence().stream()
                .filter(words ->
                        Label.of(emotion.primary()).orElseThrow().wire().equals(words.label()) && words.weight() > 0)
                .sorted((left, right) -> Double.compare(right.weight(), left.weight()))
                .limit(2)
                .map(Evidence::text)
                .map(text -> "“" + text + "”")
                .collect(Collectors.joining(", "));
    }

    private static String row(
            String name, String by, RelevanceTable table, Function<RelevanceTable.Line, List<Ranking.Ranked>> suggest) {
        int first = 0;
        int inThree = 0;
        int known = 0;
        int offered = 0;
        for (RelevanceTable.Line line : table.lines()) {
            List<String> situations = suggest.apply(line).stream()
                    .map(ranked -> ranked.phrase().content().situation())
                    .toList();
            known += line.nothing() ? 0 : 1;
            offered += line.nothing() && !situations.isEmpty() ? 1 : 0;
            inThree += situations.stream().anyMatch(line.expected()::contains) ? 1 : 0;
            first += !situations.isEmpty() && line.expected().contains(situations.getFirst()) ? 1 : 0;
        }
        return String.format(
                "| %s | %s | %d of %d | %d | %d of %d |%n",
                name, by, first, known, inThree, offered, table.lines().size() - known);
    }

    private static List<String[]> rows() {
        try (InputStream in =
                Objects.requireNonNull(SuggestionReport.class.getResourceAsStream("/evaluation/sixty.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
