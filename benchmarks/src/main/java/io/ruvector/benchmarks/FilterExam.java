package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.EngineAbsentException;
import io.ruvector.benchmarks.ann.Engines;
import io.ruvector.benchmarks.ann.FilterFigures;
import io.ruvector.benchmarks.ann.FilterLabels;
import io.ruvector.benchmarks.ann.FilterProbe;
import io.ruvector.benchmarks.ann.FilteredDatabase;
import io.ruvector.benchmarks.ann.FilteredPeer;
import io.ruvector.benchmarks.ann.RuVectorSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches under filters of several selectivities, against the filter functor of hnswlib. */
final class FilterExam implements Exam {
    private static final int K = 10;
    private static final long SEED = 11;
    private static final double RECALL = 0.95;
    private static final int CROSS_PERMILLE = 10;
    private static final double SPEED_RATIO = 40;
    private static final List<Integer> PERMILLE = List.of(500, 100, 10, 1);

    @Override
    public String name() {
        return "filter";
    }

    @Override
    public String description() {
        return "filters that allow 50, 10, 1 and 0.1 %, at random and far from the queries; PASS at recall@10 0.95, k results"
                + " whenever k exist, and 40 times the speed of hnswlib's filter at 1 % (--set NAME | --made N,D"
                + " --vectors N --rounds N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        Path out = AnnPlan.outOf(options);
        Path work = out.resolve("work");
        boolean quick = options.quick();
        AnnSet set = SetChoice.set(
                options,
                work,
                AnnPlan.number(options.other("vectors"), quick ? 20_000 : Integer.MAX_VALUE),
                AnnPlan.number(options.other("queries"), 300));
        RuVectorSetup setup = SetupChoice.of(options);
        FilterLabels labels = FilterLabels.of(set, SEED);
        List<String> notes = new ArrayList<>();
        notes.add("labels with seed " + SEED
                + "; RuVector with the default efSearch, hnswlib at its narrowest efSearch of" + " recall " + RECALL
                + ", in turns");
        List<FilterFigures> figures = new ArrayList<>();
        Optional<FilteredPeer> peer = peer(set, setup, work, notes);
        try (FilteredDatabase database = new FilteredDatabase(set, labels, setup, work)) {
            FilterProbe probe = new FilterProbe(
                    set, labels, database, peer, K, RECALL, AnnPlan.number(options.other("rounds"), quick ? 3 : 5));
            for (String key : List.of("any", "near")) {
                for (int permille : PERMILLE) {
                    figures.add(probe.run(key, permille));
                }
            }
        } finally {
            if (peer.isPresent()) {
                peer.get().close();
            }
        }
        return Condition.report(conditions(figures), List.of(table(set, figures)), notes);
    }

    private static Optional<FilteredPeer> peer(AnnSet set, RuVectorSetup setup, Path work, List<String> notes)
            throws IOException {
        try {
            return Optional.of(new FilteredPeer(set, new Engines(setup, work, false)));
        } catch (EngineAbsentException e) {
            notes.add("hnswlib with filters is absent: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Table table(AnnSet set, List<FilterFigures> figures) {
        Table table = new Table(
                "Filtered search on " + set + "; rows chosen at random (any) or by likeness to one vector (near)",
                "rows",
                "allowed",
                "recall",
                "too few",
                "queries/s",
                "p99 us",
                "first use us",
                "hnswlib ef",
                "recall",
                "queries/s",
                "ratio");
        for (FilterFigures f : figures) {
            table.row(
                    f.key(),
                    f.allowed() + " (" + f.permille() / 10.0 + " %)",
                    AnnTables.shown("%.4f", f.ours().recall()),
                    String.valueOf(f.tooFew()),
                    AnnTables.shown("%.0f", f.ours().queriesPerSecond()),
                    AnnTables.shown("%.0f", f.ours().p99Micros()),
                    AnnTables.shown("%.0f", f.firstUseMicros()),
                    f.peer().map(p -> String.valueOf(p.efSearch())).orElse("absent"),
                    f.peer().map(p -> AnnTables.shown("%.4f", p.recall())).orElse("-"),
                    f.peer()
                            .map(p -> AnnTables.shown("%.0f", p.queriesPerSecond()))
                            .orElse("-"),
                    f.ratio().map(r -> AnnTables.shown("%.1f", r)).orElse("-"));
        }
        return table;
    }

    private static List<Condition> conditions(List<FilterFigures> figures) {
        List<Condition> conditions = new ArrayList<>();
        for (String key : List.of("any", "near")) {
            List<FilterFigures> mine =
                    figures.stream().filter(f -> f.key().equals(key)).toList();
            conditions.add(Condition.atLeast(
                    "least recall@10, " + key,
                    mine.stream().mapToDouble(f -> f.ours().recall()).min().orElse(0),
                    RECALL));
            conditions.add(Condition.atMost(
                    "queries with too few results, " + key,
                    mine.stream().mapToInt(FilterFigures::tooFew).sum(),
                    0));
            String what = "speed at 1 %/hnswlib, " + key;
            conditions.add(mine.stream()
                    .filter(f -> f.permille() == CROSS_PERMILLE)
                    .findFirst()
                    .flatMap(FilterFigures::ratio)
                    .map(ratio -> Condition.atLeast(what, ratio, SPEED_RATIO))
                    .orElse(Condition.notMeasured(what, "hnswlib is absent")));
        }
        return conditions;
    }
}
