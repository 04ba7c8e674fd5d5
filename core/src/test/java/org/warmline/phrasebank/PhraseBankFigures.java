package org.warmline.phrasebank;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints what the bank in memory finds and how long it takes; asserts nothing. Run it by hand: it lists every message of the
 * tables whose situation was missed, which is where to look before a constant is changed.
 */
final class PhraseBankFigures {
    private static final Map<String, RelevanceTable> TABLES = tables();
    private static final int ROUNDS = 20;

    private PhraseBankFigures() {}

    public static void main(String[] arguments) {
        BankContents contents = PhraseBankFixture.contents("phrases");
        long start = System.nanoTime();
        try (LucenePhraseIndex index = PhraseBankFixture.index(contents)) {
            System.out.printf(
                    "%d phrases indexed in %.0f ms%n", contents.phrases().size(), (System.nanoTime() - start) / 1e6);
            TABLES.forEach((name, table) -> score(index, name, table));
            Stream.of("en", "es", "de", "fr", "pt").forEach(locale -> leaveOneOut(index, contents, locale));
            time(index);
        }
    }

    /**
     * How often a situation is found among the first three by one of its own wordings that nothing else says: what stems, stop
     * words and compounds were chosen by.
     */
    private static void leaveOneOut(LucenePhraseIndex index, BankContents contents, String locale) {
        LuceneWords language = LuceneWords.of(locale);
        int asked = 0;
        int found = 0;
        for (Situation situation : contents.situations()) {
            if (!situation.locale().equals(locale) || !situation.audience().contains("customer")) {
                continue;
            }
            for (String wording : situation.about()) {
                CustomerWords words = CustomerWords.of(language, wording, List.of());
                Set<String> same = language.terms(wording);
                asked++;
                found += index.search(locale, "customer", words).matches().stream()
                                .filter(match -> !match.wording().terms().equals(same) && match.value() >= Fit.FLOOR)
                                .map(match -> match.wording().situation().key())
                                .distinct()
                                .limit(3)
                                .anyMatch(situation.key()::equals)
                        ? 1
                        : 0;
            }
        }
        System.out.printf("%s, a wording left out: among three %d of %d%n", locale, found, asked);
    }

    private static void score(LucenePhraseIndex index, String name, RelevanceTable table) {
        int first = 0;
        int inThree = 0;
        int known = 0;
        int offered = 0;
        List<RelevanceTable.Line> lines = table.lines();
        for (RelevanceTable.Line line : lines) {
            List<String> situations = PhraseBankFixture.suggest(index, line.request()).stream()
                    .map(ranked -> ranked.phrase().content().situation())
                    .toList();
            boolean right =
                    line.nothing() ? situations.isEmpty() : situations.stream().anyMatch(line.expected()::contains);
            if (!right) {
                System.out.printf("  missed: %s %s -> %s%n", line.message(), line.expected(), situations);
            }
            known += line.nothing() ? 0 : 1;
            offered += line.nothing() && !right ? 1 : 0;
            inThree += !line.nothing() && right ? 1 : 0;
            first += !line.nothing() && right && line.expected().contains(situations.getFirst()) ? 1 : 0;
        }
        System.out.printf(
                "%s: first %d, among three %d of %d; something for nothing %d of %d%n",
                name, first, inThree, known, offered, lines.size() - known);
    }

    private static Map<String, RelevanceTable> tables() {
        Map<String, RelevanceTable> tables = new LinkedHashMap<>();
        Stream.of("shipped-tuned.tsv", "shipped-unseen.tsv").forEach(file -> tables.put(file, RelevanceTable.of(file)));
        Stream.of("es", "de", "fr", "pt")
                .forEach(locale -> tables.put("unseen " + locale, RelevanceTable.unseen(locale)));
        return tables;
    }

    private static void time(LucenePhraseIndex index) {
        List<SuggestionRequest> requests = TABLES.values().stream()
                .flatMap(table -> table.lines().stream())
                .map(RelevanceTable.Line::request)
                .toList();
        double[] millis = Stream.generate(() -> requests)
                .limit(ROUNDS)
                .flatMap(List::stream)
                .mapToDouble(request -> {
                    long start = System.nanoTime();
                    PhraseBankFixture.suggest(index, request);
                    return (System.nanoTime() - start) / 1e6;
                })
                .toArray();
        // The first half warms up.
        double[] warm = Arrays.copyOfRange(millis, millis.length / 2, millis.length);
        Arrays.sort(warm);
        System.out.printf(
                "suggest without the database: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms (%d calls)%n",
                warm[warm.length / 2], warm[warm.length * 95 / 100], warm[warm.length * 99 / 100], warm.length);
    }
}
