package org.warmline.bench;

import java.util.ArrayList;
import java.util.List;

/** Figures for people, as aligned text and as Markdown. */
final class Table {
    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... columns) {
        this.title = title;
        rows.add(List.of(columns));
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double number ? number(number) : cell.toString());
        }
        rows.add(row);
    }

    /** Three digits are more than such a machine can tell apart. */
    static String number(double value) {
        double size = Math.abs(value);
        return size >= 100
                ? "%,d".formatted(Math.round(value))
                : size >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }

    String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = width(i);
                text.append((i == 0 ? "%-" + width + "s" : "  %" + width + "s").formatted(row.get(i)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder("**").append(title).append("**\n\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append("| ---")
                        .append(" | ---:".repeat(rows.getFirst().size() - 1))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }
}
