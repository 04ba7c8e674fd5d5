package org.warmline.phrasebank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.warmline.embedding.Vectors;

/**
 * BANKING77, which is not part of the project: whether the nearest of five wordings of each intent is of the right one, with the
 * search of the phrase bank. Each intent stands in for a situation.
 */
public final class IntentYardstick {
    private static final int EXAMPLES = 5;

    private IntentYardstick() {}

    /** @param folder with {@code train.csv} and {@code test.csv} */
    public static String measure(Path folder, Vectors vectors) throws IOException {
        Map<String, List<String>> wordings = new LinkedHashMap<>();
        for (String[] row : rows(folder.resolve("train.csv"))) {
            List<String> some = wordings.computeIfAbsent(row[1], key -> new ArrayList<>());
            if (some.size() < EXAMPLES) {
                some.add(row[0]);
            }
        }
        List<Situation> situations = new ArrayList<>();
        List<Phrase> phrases = new ArrayList<>();
        Map<String, org.warmline.embedding.Vector> known = new HashMap<>();
        wordings.forEach((intent, texts) -> {
            situations.add(new Situation("en", intent, intent, List.of("customer"), texts));
            phrases.add(PhraseBankFixture.phrase("en", intent, intent + "-1", texts.subList(0, 1)));
            texts.forEach(text -> known.put(text, vectors.of(text)));
        });
        BankContents contents = new BankContents(situations, phrases);
        int words = 0;
        int both = 0;
        List<String[]> asked = rows(folder.resolve("test.csv"));
        try (LucenePhraseIndex index = new LucenePhraseIndex()) {
            index.build(contents, known);
            for (String[] row : asked) {
                CustomerWords text = CustomerWords.of(LuceneWords.of("en"), row[0], List.of());
                words += first(index.search("en", "customer", text)).equals(row[1]) ? 1 : 0;
                both += first(index.search("en", "customer", text, java.util.Optional.of(vectors.of(row[0]))))
                                .equals(row[1])
                        ? 1
                        : 0;
            }
        }
        return String.format(
                Locale.ROOT,
                "BANKING77, five examples for each of %d intents, %d questions, the right intent first: by words %.3f, by words and"
                        + " meaning %.3f (floor .745, good .79; below the search's own floor nothing counts as found).%n",
                wordings.size(),
                asked.size(),
                (double) words / asked.size(),
                (double) both / asked.size());
    }

    private static String first(LucenePhraseIndex.Found found) {
        return found.matches().isEmpty()
                ? ""
                : found.matches().getFirst().wording().situation().key();
    }

    /** Text and intent. The text may stand in quotes, with line breaks in it; a quote in it stands twice. */
    private static List<String[]> rows(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            row.append(row.isEmpty() ? "" : " ").append(line);
            boolean open = row.chars().filter(letter -> letter == '"').count() % 2 == 1;
            int comma = row.lastIndexOf(",");
            if (!open && comma > 0) {
                String text = row.substring(0, comma).replaceAll("^\"|\"$", "").replace("\"\"", "\"");
                rows.add(new String[] {text, row.substring(comma + 1).strip()});
                row.setLength(0);
            }
        }
        return rows.subList(1, rows.size());
    }
}
