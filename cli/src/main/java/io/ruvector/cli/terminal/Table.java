package io.ruvector.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A small table of text: columns as wide as their widest cell, numbers to the right. */
public final class Table {

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with the given column titles. */
    public Table(String... header) {
        this.header = List.of(header);
    }

    /** Adds a row; it has as many cells as the header. */
    public Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("expected " + header.size() + " cells, got " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Prints the table, indented by two spaces, the header dimmed. */
    public void print(Terminal terminal) {
        terminal.line("  " + terminal.styled(Style.DIM, format(header)));
        rows.forEach(row -> terminal.line("  " + format(row)));
    }

    private String format(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String pad = " ".repeat(width(c) - cells.get(c).length());
            line.append(c == 0 ? "" : "  ").append(isNumeric(c) ? pad + cells.get(c) : cells.get(c) + pad);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(header.get(column).length(), Math::max);
    }

    private boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> row.get(column).matches("[-+]?[0-9][0-9.,]*( ?(%|s|ms))?|-"));
    }
}
