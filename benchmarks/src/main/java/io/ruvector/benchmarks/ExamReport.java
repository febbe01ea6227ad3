package io.ruvector.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * What an exam found.
 *
 * @param passed the verdict
 * @param figure the figures that decide, in a few words
 * @param tables what was compared
 * @param notes seeds, and what a reader must know to repeat the run
 */
public record ExamReport(boolean passed, String figure, List<Table> tables, List<String> notes) {
    /** Keeps its own copies. */
    public ExamReport {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    static ExamReport fallsShort(String why) {
        return new ExamReport(false, why, List.of(), List.of());
    }

    /** Tables as JSON writers take them. */
    static List<Map<String, Object>> json(List<Table> tables) {
        return tables.stream()
                .map(table -> Map.<String, Object>of(
                        "title", table.title(), "columns", table.columns(), "rows", table.rows()))
                .toList();
    }

    String lastLine(String exam) {
        return exam + ": " + (passed ? "PASS " : "FALLS SHORT ") + figure;
    }
}
