package io.ruvector.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Rows of comma-separated values with quotes (RFC 4180). */
final class CsvRows {

    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    private CsvRows() {}

    static List<List<String>> read(String text) {
        CsvRows reader = new CsvRows();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    i++;
                }
                if (c == '"' && !doubled) {
                    quoted = false;
                } else {
                    reader.cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                reader.endCell();
            } else if (c == '\n') {
                reader.endRow();
            } else if (c != '\r') {
                reader.cell.append(c);
            }
        }
        if (!reader.cell.isEmpty() || !reader.row.isEmpty()) {
            reader.endRow();
        }
        return reader.rows;
    }

    private void endCell() {
        row.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.add(row);
        row = new ArrayList<>();
    }
}
