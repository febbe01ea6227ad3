package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.LiveLatency;
import io.ruvector.benchmarks.ann.MemoryGrowth;
import io.ruvector.benchmarks.ann.RecallCurve;
import io.ruvector.benchmarks.ann.SweepPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables of the exam "ann" for one set. */
final class AnnTables {
    private AnnTables() {}

    static List<Table> of(AnnFindings findings) {
        List<Table> tables = new ArrayList<>();
        tables.add(points(findings));
        tables.add(comparison(findings));
        findings.live().ifPresent(live -> tables.add(live(findings, live)));
        return tables;
    }

    private static Table points(AnnFindings findings) {
        Table table = new Table(
                "Speed over recall@10 on " + findings.set(),
                "engine",
                "efSearch",
                "recall",
                "queries/s",
                "of whole rounds",
                "p50 us",
                "p99 us");
        for (RecallCurve curve : findings.curves().values()) {
            for (SweepPoint point : curve.points()) {
                table.row(
                        curve.engine(),
                        String.valueOf(point.efSearch()),
                        shown("%.4f", point.recall()),
                        shown("%.0f", point.queriesPerSecond()),
                        shown("%.0f", point.ofWholeRounds()),
                        shown("%.0f", point.p50Micros()),
                        shown("%.0f", point.p99Micros()));
            }
        }
        return table;
    }

    private static Table comparison(AnnFindings findings) {
        Table table = new Table(
                "Engines on " + findings.set().name() + "; ratios to the better hnswlib",
                "engine",
                "queries/s at 0.95",
                "ratio",
                "queries/s at 0.99",
                "ratio",
                "built/cpu-s",
                "ratio",
                "2 threads/1",
                "bytes/vector",
                "ratio",
                "+ mapped files",
                "while filling");
        for (String engine : findings.builds().keySet()) {
            MemoryGrowth memory = findings.memory().get(engine);
            Double scaling = findings.scaling().get(engine);
            table.row(
                    engine,
                    shown("%.0f", findings.speed(engine, AnnConditions.LOW_RECALL)),
                    shown("%.2f", findings.speedRatio(engine, AnnConditions.LOW_RECALL)),
                    shown("%.0f", findings.speed(engine, AnnConditions.HIGH_RECALL)),
                    shown("%.2f", findings.speedRatio(engine, AnnConditions.HIGH_RECALL)),
                    shown("%.0f", findings.builds().get(engine).vectorsPerCpuSecond()),
                    shown("%.2f", findings.buildRatio(engine)),
                    scaling == null ? "-" : shown("%.2f", scaling),
                    shown("%.0f", findings.bytesPerVector(engine)),
                    shown("%.2f", findings.memoryRatio(engine)),
                    memory == null ? "-" : perVector(findings, memory.steady().fileBytes()),
                    memory == null ? "-" : perVector(findings, memory.filled().anonymousBytes()));
        }
        findings.absent()
                .keySet()
                .forEach(engine -> table.row(engine, "absent", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"));
        return table;
    }

    private static Table live(AnnFindings findings, LiveLatency live) {
        return new Table("A durable collection of " + findings.set() + ", every insert with fsync", "what", "figure")
                .row("insert to visible, p50", shown("%.2f ms", live.visibleP50() / 1e3))
                .row("insert to visible, p99", shown("%.2f ms", live.visibleP99() / 1e3))
                .row("search p99, idle", shown("%.2f ms", live.idleP99() / 1e3))
                .row("search p99 while inserting and checkpointing", shown("%.2f ms", live.insertingP99() / 1e3))
                .row("inserts/s beside the searches", shown("%.0f", live.insertsPerSecond()))
                .row("reopen to first answer", shown("%.0f ms", live.reopenMillis()));
    }

    private static String perVector(AnnFindings findings, long bytes) {
        return shown("%.0f", (double) bytes / findings.set().base().count());
    }

    static String shown(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    private static String shown(String format, OptionalDouble figure) {
        return figure.isPresent() ? shown(format, figure.getAsDouble()) : "-";
    }
}
