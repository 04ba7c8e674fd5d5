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
import java.util.Optional;
import org.warmline.embedding.Vector;
import org.warmline.embedding.Vectors;

/**
 * BANKING77, which is not part of the project: whether the nearest of five wordings of each intent, or of all, is of the right one, with the
 * search of the phrase bank. Each intent stands in for a situation.
 */
public final class IntentYardstick {
    private static final int FEW = 5;

    private IntentYardstick() {}

    /** @param folder with {@code train.csv} and {@code test.csv} */
    public static String measure(Path folder, Vectors vectors) throws IOException {
        List<String[]> learnt = rows(folder.resolve("train.csv"));
        List<String[]> asked = rows(folder.resolve("test.csv"));
        StringBuilder table = new StringBuilder(String.format(
                        Locale.ROOT,
                        "| BANKING77, %d questions, the right intent first | by words | by words and meaning | least, good |%n",
                        asked.size())
                + "| --- | --- | --- | --- |\n");
        BankContents few = contents(learnt, FEW);
        BankContents all = contents(learnt, Integer.MAX_VALUE);
        table.append(row(
                "five wordings for each of %d intents, always answering"
                        .formatted(few.situations().size()),
                few,
                0,
                asked,
                vectors,
                ".745, .79"));
        table.append(row("the same, with the floor of the phrase bank", few, Fit.FLOOR, asked, vectors, ""));
        table.append(row(
                "all %d wordings, always answering".formatted(learnt.size()), all, 0, asked, vectors, ".914, .927"));
        return table.toString();
    }

    private static BankContents contents(List<String[]> learnt, int most) {
        Map<String, List<String>> wordings = new LinkedHashMap<>();
        for (String[] row : learnt) {
            List<String> some = wordings.computeIfAbsent(row[1], key -> new ArrayList<>());
            if (some.size() < most) {
                some.add(row[0]);
            }
        }
        List<Situation> situations = new ArrayList<>();
        List<Phrase> phrases = new ArrayList<>();
        wordings.forEach((intent, texts) -> {
            situations.add(new Situation("en", intent, intent, List.of("customer"), texts));
            phrases.add(PhraseBankFixture.phrase("en", intent, intent + "-1", texts.subList(0, 1)));
        });
        return new BankContents(situations, phrases);
    }

    private static String row(
            String what, BankContents bank, double floor, List<String[]> asked, Vectors vectors, String goals) {
        Map<String, Vector> known = new HashMap<>();
        bank.situations().forEach(intent -> intent.about().forEach(text -> known.put(text, vectors.of(text))));
        Answers words = new Answers();
        Answers both = new Answers();
        try (LucenePhraseIndex index = new LucenePhraseIndex(floor)) {
            index.build(bank, known);
            for (String[] row : asked) {
                CustomerWords text = CustomerWords.of(LuceneWords.of("en"), row[0], List.of());
                words.add(index.search("en", "customer", text), row[1]);
                both.add(index.search("en", "customer", text, Optional.of(vectors.of(row[0]))), row[1]);
            }
        }
        // Without vectors the index finds whatever shares a word; the floor is asked of what is offered.
        return "| %s | %s | %s | %s |%n".formatted(what, floor == 0 ? words : "", both, goals);
    }

    private static final class Answers {
        private int asked;
        private int answered;
        private int right;

        void add(LucenePhraseIndex.Found found, String intent) {
            asked++;
            answered += found.matches().isEmpty() ? 0 : 1;
            right += first(found).equals(intent) ? 1 : 0;
        }

        @Override
        public String toString() {
            String share = String.format(Locale.ROOT, "%.3f", (double) right / asked);
            return answered == asked || answered == 0
                    ? share
                    : share + String.format(Locale.ROOT, " (%.3f of %d answered)", (double) right / answered, answered);
        }
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
