package org.warmline.admin.phrasebank;

import java.util.ArrayList;
import java.util.List;
import org.warmline.problem.Problem;

/**
 * Tables as RFC 4180 has them, quotes doubled within quotes and any line ends; read with commas or, as some spreadsheets write it, semicolons.
 *
 * <p>A spreadsheet takes a cell that begins with one of {@code = + - @}, a tab or a return for a formula. Such a cell is written with an
 * apostrophe before it, and one that has apostrophes already with one more, so that reading takes away exactly what writing added.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /**
     * A row of a table.
     *
     * @param line on which it begins, from 1
     */
    record Row(int line, List<String> cells) {}

    /** The rows that are not empty, at most so many. Refuses with a {@link Problem} what is no table, or too long. */
    static List<Row> read(String text, int most) {
        return new Reader(text, separator(text)).rows(most);
    }

    /** One line, ended. */
    static String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            if (!line.isEmpty()) {
                line.append(',');
            }
            line.append('"').append(guarded(cell).replace("\"", "\"\"")).append('"');
        }
        return line.append("\r\n").toString();
    }

    static String guarded(String cell) {
        return formula(cell) ? "'" + cell : cell;
    }

    static String unguarded(String cell) {
        return cell.startsWith("'") && formula(cell) ? cell.substring(1) : cell;
    }

    private static boolean formula(String cell) {
        int at = 0;
        while (at < cell.length() && cell.charAt(at) == '\'') {
            at++;
        }
        return at < cell.length() && FORMULA.indexOf(cell.charAt(at)) >= 0;
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
    }

    private static final class Reader {
        private final String text;
        private final char separator;
        private int at;
        private int line = 1;

        Reader(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<Row> rows(int most) {
            List<Row> rows = new ArrayList<>();
            while (at < text.length()) {
                Row row = row();
                if (row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(row);
                }
                // The header is no entry.
                if (rows.size() > most + 1) {
                    throw Problem.field("file", "must have at most " + most + " phrases");
                }
            }
            return rows;
        }

        private Row row() {
            int begins = line;
            List<String> cells = new ArrayList<>();
            do {
                cells.add(cell());
            } while (taken(separator));
            if (at < text.length()) {
                endOfLine();
            }
            return new Row(begins, cells);
        }

        private String cell() {
            return taken('"') ? quoted() : plain();
        }

        private String plain() {
            int from = at;
            while (at < text.length() && text.charAt(at) != separator && !lineEnds()) {
                at++;
            }
            return text.substring(from, at);
        }

        private String quoted() {
            int begins = line;
            StringBuilder cell = new StringBuilder();
            while (at < text.length()) {
                char unit = text.charAt(at++);
                if (unit == '"' && !taken('"')) {
                    // What follows the closing quote is not in the format, but meant.
                    return cell.append(plain()).toString();
                }
                if (unit == '\n') {
                    line++;
                }
                cell.append(unit);
            }
            throw Problem.field("file", "must close the quotation mark that opens in line " + begins);
        }

        private boolean taken(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private boolean lineEnds() {
            return text.charAt(at) == '\n' || text.charAt(at) == '\r';
        }

        private void endOfLine() {
            taken('\r');
            taken('\n');
            line++;
        }
    }
}
