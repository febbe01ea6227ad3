package io.ruvector.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under column heads, for people and for JSON. */
public final class Table {
    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param title what the rows are
     * @param columns the heads
     */
    public Table(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    /**
     * Adds a row.
     *
     * @param cells as many as columns
     * @return this
     */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("expected " + columns.size() + " cells, got " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** {@return what the rows are} */
    public String title() {
        return title;
    }

    /** {@return the heads} */
    public List<String> columns() {
        return columns;
    }

    /** {@return the rows so far} */
    public List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /** {@return the table in Markdown} */
    public String markdown() {
        StringBuilder text = new StringBuilder("**").append(title).append("**\n\n");
        markdownLine(text, columns);
        text.append("|---".repeat(columns.size())).append("|\n");
        rows.forEach(row -> markdownLine(text, row));
        return text.toString();
    }

    private static void markdownLine(StringBuilder text, List<String> cells) {
        cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|")).append(' '));
        text.append("|\n");
    }

    /** {@return the table in aligned columns} */
    @Override
    public String toString() {
        int[] widths = new int[columns.size()];
        widen(widths, columns);
        rows.forEach(row -> widen(widths, row));
        StringBuilder text = new StringBuilder(title).append('\n');
        append(text, columns, widths);
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int c = 0; c < widths.length; c++) {
            widths[c] = Math.max(widths[c], cells.get(c).length());
        }
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int c = 0; c < widths.length; c++) {
            line.append(cells.get(c)).repeat(" ", widths[c] - cells.get(c).length() + 2);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
