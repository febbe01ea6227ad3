package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.BuildCost;
import io.ruvector.benchmarks.ann.Engines;
import io.ruvector.benchmarks.ann.RecallCurve;
import io.ruvector.benchmarks.ann.SweepPoint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/** What the exam "ann" found so far, and its tables, conditions and files. */
final class AnnFindings {
    static final double LOW_RECALL = 0.95;
    static final double HIGH_RECALL = 0.99;

    private static final double SPEED_RATIO = 2.5;
    private static final double BUILD_RATIO = 1.3;
    private static final double THREAD_RATIO = 1.8;
    private static final int WIDE_SEARCH = 128;
    private static final double RECALL_NOISE = 0.001;

    private final AnnPlan plan;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final Map<String, BuildCost> builds = new LinkedHashMap<>();
    private final Map<String, RecallCurve> curves = new LinkedHashMap<>();
    private final Map<String, Double> scaling = new LinkedHashMap<>();
    private String setName = "";
    private String setFacts = "";

    AnnFindings(AnnPlan plan) {
        this.plan = plan;
        notes.add("M 16, efConstruction 200, one thread unless said otherwise; " + plan.rounds()
                + " rounds in turns, medians; JVM "
                + ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    void set(AnnSet set) {
        setName = set.name();
        setFacts = set.toString();
    }

    void absent(String engine, String why) {
        absent.put(engine, why);
    }

    void built(String engine, BuildCost cost) {
        builds.put(engine, cost);
    }

    void curves(List<RecallCurve> found) {
        found.forEach(curve -> curves.put(curve.engine(), curve));
    }

    void scaling(Map<String, Double> found) {
        scaling.putAll(found);
    }

    ExamReport report() throws IOException {
        absent.forEach((engine, why) -> notes.add(engine + " is absent: " + why));
        List<Condition> conditions = conditions();
        ExamReport report = Condition.report(conditions, List.of(points(), comparison()), notes);
        write(report);
        return report;
    }

    private Table points() {
        Table table = new Table(
                "Speed over recall@10 on " + setFacts, "engine", "efSearch", "recall", "queries/s", "p50 us", "p99 us");
        for (RecallCurve curve : curves.values()) {
            for (SweepPoint point : curve.points()) {
                table.row(
                        curve.engine(),
                        String.valueOf(point.efSearch()),
                        format("%.4f", point.recall()),
                        format("%.0f", point.queriesPerSecond()),
                        format("%.0f", point.p50Micros()),
                        format("%.0f", point.p99Micros()));
            }
        }
        return table;
    }

    private Table comparison() {
        Table table = new Table(
                "Engines on " + setName + "; ratios to the better hnswlib",
                "engine",
                "queries/s at 0.95",
                "ratio",
                "queries/s at 0.99",
                "ratio",
                "built/cpu-s",
                "ratio",
                "2 threads/1");
        for (String engine : plan.engines()) {
            if (absent.containsKey(engine)) {
                table.row(engine, "absent", "-", "absent", "-", "-", "-", "-");
                continue;
            }
            table.row(
                    engine,
                    speed(engine, LOW_RECALL),
                    shown(ratio(engine, LOW_RECALL)),
                    speed(engine, HIGH_RECALL),
                    shown(ratio(engine, HIGH_RECALL)),
                    builds.containsKey(engine)
                            ? format("%.0f", builds.get(engine).vectorsPerCpuSecond())
                            : "-",
                    shown(buildRatio(engine)),
                    scaling.containsKey(engine) ? format("%.2f", scaling.get(engine)) : "-");
        }
        return table;
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        String ours = Engines.RUVECTOR;
        conditions.add(condition("speed against hnswlib at recall 0.95", ratio(ours, LOW_RECALL), SPEED_RATIO));
        conditions.add(condition("speed against hnswlib at recall 0.99", ratio(ours, HIGH_RECALL), SPEED_RATIO));
        conditions.add(condition("vectors built per CPU-second against hnswlib", buildRatio(ours), BUILD_RATIO));
        conditions.add(recallOfTheBuild());
        if (plan.does("threads")) {
            conditions.add(condition(
                    "two threads against one",
                    scaling.containsKey(ours) ? OptionalDouble.of(scaling.get(ours)) : OptionalDouble.empty(),
                    THREAD_RATIO));
        }
        return conditions;
    }

    private static Condition condition(String what, OptionalDouble figure, double least) {
        return figure.isPresent()
                ? Condition.atLeast(what, figure.getAsDouble(), least)
                : Condition.notMeasured(what, "not reached");
    }

    private Condition recallOfTheBuild() {
        String what = "recall at efSearch " + WIDE_SEARCH + " minus hnswlib's";
        double ours = recallAt(Engines.RUVECTOR);
        double theirs = Math.max(recallAt(Engines.HNSWLIB), recallAt(Engines.HNSWLIB_PLAIN));
        if (ours < 0 || theirs < 0) {
            return Condition.notMeasured(what, "no such point");
        }
        return new Condition(
                what,
                format("%.4f", ours - theirs),
                "no lower (to " + RECALL_NOISE + ")",
                ours >= theirs - RECALL_NOISE);
    }

    private double recallAt(String engine) {
        return curves.containsKey(engine)
                ? curves.get(engine).points().stream()
                        .filter(point -> point.efSearch() == WIDE_SEARCH)
                        .mapToDouble(SweepPoint::recall)
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    private OptionalDouble speedAt(String engine, double recall) {
        return curves.containsKey(engine) ? curves.get(engine).queriesPerSecondAt(recall) : OptionalDouble.empty();
    }

    private String speed(String engine, double recall) {
        OptionalDouble speed = speedAt(engine, recall);
        return speed.isPresent() ? format("%.0f", speed.getAsDouble()) : "not reached";
    }

    private OptionalDouble ratio(String engine, double recall) {
        double theirs = Math.max(
                speedAt(Engines.HNSWLIB, recall).orElse(0),
                speedAt(Engines.HNSWLIB_PLAIN, recall).orElse(0));
        OptionalDouble ours = speedAt(engine, recall);
        return theirs == 0 || ours.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(ours.getAsDouble() / theirs);
    }

    private OptionalDouble buildRatio(String engine) {
        double theirs = Math.max(rate(Engines.HNSWLIB), rate(Engines.HNSWLIB_PLAIN));
        return theirs == 0 || !builds.containsKey(engine)
                ? OptionalDouble.empty()
                : OptionalDouble.of(rate(engine) / theirs);
    }

    private double rate(String engine) {
        return builds.containsKey(engine) ? builds.get(engine).vectorsPerCpuSecond() : 0;
    }

    private void write(ExamReport report) throws IOException {
        Files.createDirectories(plan.out());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("set", setFacts);
        json.put("curves", curves.values());
        json.put("builds", builds);
        json.put("twoThreadsOverOne", scaling);
        json.put("absent", absent);
        json.put("passed", report.passed());
        json.put(
                "tables",
                report.tables().stream()
                        .map(table -> Map.of("title", table.title(), "columns", table.columns(), "rows", table.rows()))
                        .toList());
        json.put("notes", report.notes());
        Files.writeString(
                plan.out().resolve(setName + ".json"),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }

    private static String shown(OptionalDouble ratio) {
        return ratio.isPresent() ? format("%.2f", ratio.getAsDouble()) : "-";
    }

    private static String format(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }
}
