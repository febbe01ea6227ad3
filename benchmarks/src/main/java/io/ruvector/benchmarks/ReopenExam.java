package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.ReopenFigures;
import io.ruvector.benchmarks.ann.ReopenProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A database opened by new processes, after it was closed and after its process died. */
final class ReopenExam implements Exam {
    private static final double MOST_MILLIS = 3_000;
    private static final double SHARE_OF_THE_BUILD = 0.2;
    private static final int INSERTED = 500;

    @Override
    public String name() {
        return "reopen";
    }

    @Override
    public String description() {
        return "100,000 vectors opened by new processes, after close and after kill; PASS when each answers within 3 s of its"
                + " start, as before, without a rebuild (--set NAME | --made N,D --vectors N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        Path work = AnnPlan.outOf(options).resolve("work");
        int vectors = AnnPlan.number(options.other("vectors"), options.quick() ? 20_000 : 100_000);
        AnnSet set = SetChoice.setOrMade(options, work, vectors, 1_000);
        List<ReopenFigures> figures = new ArrayList<>();
        double buildMillis;
        try (ReopenProbe probe = new ReopenProbe(set, SetupChoice.of(options), work)) {
            buildMillis = probe.buildMillis();
            figures.add(probe.open("closed", 0));
            figures.add(probe.open("closed by a reader", 0));
            probe.insertAndDie(INSERTED);
            figures.add(probe.open("died after " + INSERTED + " inserts", INSERTED));
            figures.add(probe.open("closed after that", INSERTED));
        }
        Table table = new Table(
                "Opening a collection of " + set + ", each time by a new process",
                "database was",
                "open to first answer",
                "process start to first answer",
                "different answers",
                "inserts not found (exact search)");
        for (ReopenFigures f : figures) {
            table.row(
                    f.what(),
                    AnnTables.shown("%.0f ms", f.openMillis()),
                    AnnTables.shown("%.0f ms", f.processMillis()),
                    String.valueOf(f.different()),
                    String.valueOf(f.missing()));
        }
        double slowest =
                figures.stream().mapToDouble(ReopenFigures::processMillis).max().orElse(0);
        List<Condition> conditions = List.of(
                Condition.atMost("slowest start to first answer, ms", slowest, MOST_MILLIS),
                Condition.atMost(
                        "slowest open/time to fill, a rebuild's sign",
                        figures.stream()
                                        .mapToDouble(ReopenFigures::openMillis)
                                        .max()
                                        .orElse(0)
                                / buildMillis,
                        SHARE_OF_THE_BUILD),
                Condition.atMost(
                        "different answers",
                        figures.stream().mapToInt(ReopenFigures::different).sum(),
                        0),
                Condition.atMost(
                        "inserts not found",
                        figures.stream().mapToInt(ReopenFigures::missing).sum(),
                        0));
        return Condition.report(
                conditions,
                List.of(table),
                List.of(AnnTables.shown(
                        "filling took %.1f s; the files were in the system's cache", buildMillis / 1e3)));
    }
}
