package io.ruvector.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One thing that an exam demands.
 *
 * @param what what is measured
 * @param figure what was found
 * @param wanted what is demanded, in words
 * @param holds whether it is met
 */
record Condition(String what, String figure, String wanted, boolean holds) {
    static Condition atLeast(String what, double figure, double least) {
        return new Condition(what, shown(figure), "at least " + shown(least), figure >= least);
    }

    static Condition above(String what, double figure, double bound) {
        return new Condition(what, shown(figure), "above " + shown(bound), figure > bound);
    }

    static Condition atMost(String what, double figure, double most) {
        return new Condition(what, shown(figure), "at most " + shown(most), figure <= most);
    }

    static Condition notMeasured(String what, String why) {
        return new Condition(what, why, "measured", false);
    }

    private static String shown(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) < 10 ? "%.3f" : "%.1f", figure);
    }

    static Table table(List<Condition> conditions) {
        Table table = new Table("What is demanded", "what", "figure", "demanded", "holds");
        conditions.forEach(c -> table.row(c.what, c.figure, c.wanted, c.holds ? "yes" : "NO"));
        return table;
    }

    /** The verdict: all must hold. */
    static ExamReport report(List<Condition> conditions, List<Table> tables, List<String> notes) {
        boolean passed = !conditions.isEmpty() && conditions.stream().allMatch(Condition::holds);
        List<Table> all = new java.util.ArrayList<>(tables);
        all.add(table(conditions));
        String figure = conditions.stream()
                .filter(c -> passed || !c.holds)
                .map(c -> c.what + " " + c.figure + (c.holds ? "" : " (" + c.wanted + ")"))
                .collect(Collectors.joining("; "));
        return new ExamReport(passed, figure, all, notes);
    }
}
