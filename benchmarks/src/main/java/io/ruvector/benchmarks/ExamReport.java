package io.ruvector.benchmarks;

import java.util.List;

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

    String lastLine(String exam) {
        return exam + ": " + (passed ? "PASS " : "FALLS SHORT ") + figure;
    }
}
