package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.ChurnCheck;
import io.ruvector.benchmarks.ann.ChurnFigures;
import io.ruvector.benchmarks.ann.ChurnedCollection;
import io.ruvector.benchmarks.ann.RuVectorSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recall and truth of a collection after cycles of deleting, updating, inserting and reopening. */
final class ChurnExam implements Exam {
    private static final int K = 10;
    private static final long SEED = 5;
    private static final double ALLOWED_LOSS = 0.005;
    private static final List<Integer> WIDTHS = List.of(32, 64);

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String description() {
        return "12,000 vectors, half deleted, a tenth updated, reopened, and again; PASS when recall@10 is a fresh build's -"
                + " 0.005 or better, always k results, no ghost, no old vector (--cycles N --size N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        int size = AnnPlan.number(options.other("size"), options.quick() ? 4_000 : 12_000);
        int cycles = AnnPlan.number(options.other("cycles"), options.quick() ? 2 : 5);
        Path work = AnnPlan.outOf(options).resolve("work");
        AnnSet set = SetChoice.setOrMade(options, work, size * (cycles + 1), 1_000);
        RuVectorSetup setup = SetupChoice.of(options);
        Table table = new Table(
                "A collection with a graph, of " + set,
                "cycle",
                "entries",
                "efSearch",
                "recall@10",
                "fresh build",
                "difference",
                "too few",
                "ghosts",
                "old vectors");
        List<Double> differences = new ArrayList<>();
        List<ChurnFigures> all = new ArrayList<>();
        long miscounted = 0;
        try (ChurnedCollection churned = new ChurnedCollection(set, setup, work, SEED)) {
            for (int cycle = 1; cycle <= cycles; cycle++) {
                churned.fillTo(size);
                churned.deleteHalf();
                churned.update(size / 10);
                churned.reopen();
                miscounted += Math.abs(churned.count() - churned.expectedCount());
                ChurnCheck check = new ChurnCheck(set, churned, K);
                List<ChurnFigures> fresh = check.ofFreshBuild(work, WIDTHS);
                for (int w = 0; w < WIDTHS.size(); w++) {
                    ChurnFigures found = check.ofChanged(WIDTHS.get(w));
                    all.add(found);
                    differences.add(found.recall() - fresh.get(w).recall());
                    row(table, cycle, churned.expectedCount(), WIDTHS.get(w), found, fresh.get(w));
                }
            }
        }
        return Condition.report(
                conditions(differences, all, miscounted),
                List.of(table),
                List.of("changes with seed " + SEED + "; each cycle fills to " + size + ", deletes half, gives "
                        + size / 10
                        + " entries new vectors, closes and opens the database; old vectors are asked for, too"));
    }

    private static void row(Table table, int cycle, int entries, int width, ChurnFigures found, ChurnFigures fresh) {
        table.row(
                String.valueOf(cycle),
                String.valueOf(entries),
                String.valueOf(width),
                AnnTables.shown("%.4f", found.recall()),
                AnnTables.shown("%.4f", fresh.recall()),
                AnnTables.shown("%+.4f", found.recall() - fresh.recall()),
                String.valueOf(found.tooFew()),
                String.valueOf(found.ghosts()),
                String.valueOf(found.stale()));
    }

    private static List<Condition> conditions(List<Double> differences, List<ChurnFigures> all, long miscounted) {
        double worst =
                differences.stream().mapToDouble(Double::doubleValue).min().orElse(-1);
        return List.of(
                new Condition(
                        "least recall - fresh build's",
                        AnnTables.shown("%+.4f", worst),
                        "at least -" + ALLOWED_LOSS,
                        worst >= -ALLOWED_LOSS),
                none(
                        "queries with too few results",
                        all.stream().mapToLong(ChurnFigures::tooFew).sum()),
                none("ghosts", all.stream().mapToLong(ChurnFigures::ghosts).sum()),
                none(
                        "old vectors under an id",
                        all.stream().mapToLong(ChurnFigures::stale).sum()),
                none("entries miscounted", miscounted));
    }

    private static Condition none(String what, long count) {
        return new Condition(what, String.valueOf(count), "none", count == 0);
    }
}
