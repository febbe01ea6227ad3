package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.AnnSets;
import io.ruvector.store.Durability;
import io.ruvector.tuning.IndexTuning;
import io.ruvector.tuning.TriedSetting;
import io.ruvector.tuning.TuningGoal;
import io.ruvector.tuning.TuningReport;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings that were found on a collection's own vectors, judged by queries that the search for them never saw. */
final class OptimizeExam implements Exam {
    private static final int K = 10;
    private static final int FOREIGN = 1_000;
    private static final double ALLOWED = 0.01;
    private static final double[] GOALS = {0.95, 0.99};
    private static final int VECTORS = 20_000;
    private static final int QUICK_VECTORS = 10_000;
    private static final int MADE_DIMENSION = 64;

    @Override
    public String name() {
        return "optimize";
    }

    @Override
    public String description() {
        return "index settings found for a recall on three sets; PASS when 1,000 foreign queries of each find what was asked for,"
                + " at most 0.01 less (--vectors N --minutes N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        Path work = AnnPlan.outOf(options).resolve("work");
        int vectors = AnnPlan.number(options.other("vectors"), options.quick() ? QUICK_VECTORS : VECTORS);
        int minutes = AnnPlan.number(options.other("minutes"), options.quick() ? 1 : 10);
        AnnSets sets = new AnnSets(work, vectors, FOREIGN);
        List<AnnSet> used = new ArrayList<>();
        for (String name : List.of("siftsmall", "wordnet-minilm-384")) {
            Path folder = options.folder(name)
                    .orElseThrow(() -> new DataMissingException("give --data DIR with a folder " + name));
            used.add(sets.read(folder));
        }
        used.add(sets.made(vectors, MADE_DIMENSION));
        Table table = new Table(
                "Recall at " + K + " of the fastest setting, by " + FOREIGN + " queries that took no part",
                "set",
                "goal",
                "setting",
                "tried",
                "estimate",
                "foreign queries",
                "± standard error",
                "µs",
                "standard setting: recall");
        List<Condition> conditions = new ArrayList<>();
        for (AnnSet set : used) {
            try (Tuned tuned = new Tuned(set, work.resolve("optimize-" + set.name() + "-" + System.nanoTime()))) {
                for (double goal : GOALS) {
                    conditions.add(row(tuned, set, goal, minutes, table));
                }
            }
        }
        return Condition.report(conditions, List.of(table), List.of("one thread searches; seed 1"));
    }

    private static Condition row(Tuned tuned, AnnSet set, double goal, int minutes, Table table) {
        String what = set.name() + " at " + goal;
        TuningReport report = tuned.search(goal, minutes);
        Optional<TriedSetting> best = report.best();
        if (best.isEmpty()) {
            return Condition.notMeasured(what, "no setting of " + report.tried().size() + " reaches it");
        }
        Found standard = tuned.recall(HnswConfig.defaults(), Quantization.INT4);
        Found found = tuned.recall(best.get().hnsw(), best.get().quantization());
        table.row(
                set.name(),
                String.valueOf(goal),
                best.get().hnsw() + " " + best.get().quantization(),
                String.valueOf(report.tried().size()),
                String.format(Locale.ROOT, "%.4f", best.get().recall()),
                String.format(Locale.ROOT, "%.4f", found.recall()),
                String.format(Locale.ROOT, "%.4f", found.standardError()),
                String.format(Locale.ROOT, "%.0f", best.get().micros()),
                String.format(Locale.ROOT, "%.4f", standard.recall()));
        return Condition.atLeast(what, found.recall(), goal - ALLOWED);
    }

    private record Found(double recall, double standardError) {}

    /** A collection of a set's vectors, without the last ones, which are queries if the set has too few. */
    private static final class Tuned implements AutoCloseable {
        private static final String NAME = "tuned";
        private static final int BATCH = 5_000;

        private final Path directory;
        private final List<float[]> foreign = new ArrayList<>();
        private VectorDb db;

        Tuned(AnnSet set, Path directory) {
            this.directory = directory;
            this.db = open(Quantization.INT4);
            Collection collection = db.createCollection(
                    NAME,
                    CollectionOptions.builder(set.dimension())
                            .similarity(set.similarity())
                            .build());
            foreign.addAll(List.of(set.queries()));
            int kept = set.base().count() - Math.max(0, FOREIGN - foreign.size());
            for (int row = kept; row < set.base().count(); row++) {
                foreign.add(set.base().vector(row));
            }
            for (int begin = 0; begin < kept; begin += BATCH) {
                WriteBatch batch = new WriteBatch();
                for (int row = begin; row < Math.min(kept, begin + BATCH); row++) {
                    batch.upsert(
                            collection, VectorEntry.of("v" + row, set.base().vector(row)));
                }
                db.write(batch);
            }
        }

        private VectorDb open(Quantization quantization) {
            return VectorDb.open(DbOptions.builder(directory)
                    .durability(Durability.ORDERED)
                    .quantization(quantization)
                    .build());
        }

        TuningReport search(double goal, int minutes) {
            TuningGoal wanted = new TuningGoal(goal, K, OptionalLong.empty(), Duration.ofMinutes(minutes), 1);
            return new IndexTuning(
                            db.collection(NAME), wanted, directory.resolveSibling(directory.getFileName() + "-work"))
                    .run(it -> System.err.println(directory.getFileName() + " " + goal + " " + it));
        }

        /** Of the foreign queries, by the collection's graph built anew with a setting. */
        Found recall(HnswConfig hnsw, Quantization quantization) {
            CollectionOptions is = db.collection(NAME).options();
            db.migrate(NAME, new CollectionOptions(is.dimension(), is.similarity(), hnsw, is.model()));
            db.close();
            db = open(quantization);
            Collection collection = db.collection(NAME);
            double sum = 0;
            double squares = 0;
            for (float[] query : foreign) {
                SearchQuery wanted = SearchQuery.of(query, K);
                Set<String> nearest = collection.searchExact(wanted).stream()
                        .map(SearchHit::id)
                        .collect(Collectors.toCollection(HashSet::new));
                double share = (double) collection.search(wanted).stream()
                                .filter(it -> nearest.contains(it.id()))
                                .count()
                        / K;
                sum += share;
                squares += share * share;
            }
            double mean = sum / foreign.size();
            return new Found(mean, Math.sqrt((squares / foreign.size() - mean * mean) / foreign.size()));
        }

        @Override
        public void close() {
            db.close();
        }
    }
}
