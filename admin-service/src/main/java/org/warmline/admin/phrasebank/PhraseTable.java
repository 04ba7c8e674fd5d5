package org.warmline.admin.phrasebank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warmline.phrasebank.ImportedLine;
import org.warmline.phrasebank.PhraseDraft;
import org.warmline.phrasebank.PhraseEntry;
import org.warmline.problem.Problem;
import org.warmline.web.json.JsonFields;

/** Phrases as a table: ours, one to a row, or Chatwoot's short codes with their texts. Lists in a cell stand one to a line. */
final class PhraseTable {
    static final List<String> COLUMNS = List.of(
            "key",
            "locale",
            "situation",
            "moment",
            "text",
            "feelings",
            "formality",
            "directness",
            "answers",
            "avoid",
            "neverFor",
            "state",
            "source");

    /** Of those, what an import reads; where a phrase came from it decides by itself. */
    private static final List<String> READ =
            COLUMNS.stream().filter(column -> !column.equals("source")).toList();

    private static final String SHORT_CODE = "short_code";
    private static final String CONTENT = "content";

    private PhraseTable() {}

    static String header() {
        return Csv.line(COLUMNS);
    }

    static String line(PhraseEntry phrase) {
        return Csv.line(List.of(
                phrase.key(),
                phrase.locale(),
                orEmpty(phrase.situation()),
                orEmpty(phrase.moment()),
                phrase.text(),
                lines(phrase.feelings()),
                phrase.formality(),
                phrase.directness(),
                lines(phrase.answers()),
                orEmpty(phrase.avoid()),
                lines(phrase.neverFor()),
                phrase.state(),
                phrase.source()));
    }

    static List<ImportedLine> read(String text, int most) {
        List<Csv.Row> rows = Csv.read(text, most);
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> columns = columns(rows.getFirst());
        List<Csv.Row> entries = rows.subList(1, rows.size());
        List<ImportedLine> lines = new ArrayList<>();
        if (columns.containsKey("key") && columns.containsKey("text")) {
            requireAll(columns);
            entries.forEach(row -> lines.add(ours(new Cells(row, columns))));
        } else if (columns.containsKey(SHORT_CODE) && columns.containsKey(CONTENT)) {
            entries.forEach(row -> lines.add(canned(new Cells(row, columns))));
        } else {
            throw Problem.field(
                    "file",
                    "must have the columns key and text (ours) or short_code and content (Chatwoot) in its first line");
        }
        return lines;
    }

    /** A column left out would read as empty and take from a phrase what it says there, such as when never to offer it. */
    private static void requireAll(Map<String, Integer> columns) {
        List<String> missing =
                READ.stream().filter(column -> !columns.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw Problem.field(
                    "file",
                    "lacks the column " + String.join(", ", missing)
                            + "; keep all columns of an export, so that nothing a phrase says there is lost");
        }
    }

    private static ImportedLine ours(Cells cells) {
        if (!cells.storable()) {
            return cells.unusable();
        }
        return new ImportedLine.Complete(
                cells.row.line(),
                cells.text("locale"),
                cells.text("key"),
                new PhraseDraft(
                        cells.given("situation"),
                        cells.given("moment"),
                        cells.list("feelings"),
                        cells.given("formality"),
                        cells.given("directness"),
                        cells.text("text"),
                        cells.list("answers"),
                        cells.given("avoid"),
                        cells.list("neverFor")),
                cells.text("state"));
    }

    private static ImportedLine canned(Cells cells) {
        if (!cells.storable()) {
            return cells.unusable();
        }
        return Foreign.line(cells.row.line(), cells.text(SHORT_CODE), cells.text(CONTENT));
    }

    private static Map<String, Integer> columns(Csv.Row header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < header.cells().size(); at++) {
            columns.putIfAbsent(header.cells().get(at).strip(), at);
        }
        return columns;
    }

    private static String lines(List<String> values) {
        return String.join("\n", values);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The cells of a row by the names of their columns; one that is not there is empty. */
    private record Cells(Csv.Row row, Map<String, Integer> columns) {
        String text(String column) {
            Integer at = columns.get(column);
            return at == null || at >= row.cells().size()
                    ? ""
                    : Csv.unguarded(row.cells().get(at));
        }

        @Nullable
        String given(String column) {
            String text = text(column);
            return text.isBlank() ? null : text;
        }

        List<String> list(String column) {
            return Arrays.stream(text(column).split("\\R", -1))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }

        boolean storable() {
            return row.cells().stream().allMatch(JsonFields::storable);
        }

        ImportedLine unusable() {
            return Foreign.unstorable(row.line());
        }
    }
}
