package io.ruvector.benchmarks;

import io.ruvector.AgenticDb;
import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.search.SearchMode;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Retrieval through {@link AgenticDb} as a user has it: documents are ingested, cut and embedded with the defaults, and
 * each query is asked by keywords, by vectors and by both. A document's rank is that of its best passage.
 *
 * <p>With the default model SciFact, Cranfield, CACM and LoCoMo have figures to reach, written in {@link RetrievalDemands}; on other
 * sets, with other models and on smaller corpora both together must be at least as good as either.
 */
final class RetrievalExam implements Exam {
    @Override
    public String name() {
        return "retrieval";
    }

    @Override
    public String description() {
        return "nDCG@10 through AgenticDb: BM25, dense, hybrid, beside published figures; any folder in BEIR layout"
                + " (--sets a,b --model ID --cache DIR keeps vectors, --store DIR databases)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        Map<String, List<RetrievalSet>> sets = RetrievalSets.read(options);
        String cache = options.other("cache");
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.of(model(options))) {
            if (cache == null) {
                return run(sets, model, options);
            }
            try (KeptVectors kept = new KeptVectors(model, Path.of(cache))) {
                return run(sets, kept, options);
            }
        }
    }

    private static BundledModel model(ExamOptions options) {
        String id = options.other("model");
        return id == null ? BundledModel.DEFAULT : BundledModel.byId(id);
    }

    private static ExamReport run(Map<String, List<RetrievalSet>> sets, TextEmbedder embedder, ExamOptions options)
            throws IOException {
        String keep = options.other("store");
        Path stores = keep == null ? Files.createTempDirectory("ruvector-retrieval") : Path.of(keep);
        try {
            return run(sets, embedder, stores, options);
        } finally {
            if (keep == null) {
                delete(stores);
            }
        }
    }

    private static ExamReport run(
            Map<String, List<RetrievalSet>> sets, TextEmbedder embedder, Path stores, ExamOptions options)
            throws IOException {
        Table table = new Table(
                "nDCG@10 through AgenticDb",
                "set",
                "method",
                "queries",
                "nDCG@10 [95 %]",
                "published",
                "hybrid above it",
                "recall@100",
                "MRR");
        List<String> notes = new ArrayList<>();
        notes.add("bootstrap over queries, seed " + Bootstrap.SEED + "; embedding model " + embedder.modelId());
        if (options.quick()) {
            notes.add("quick: smaller corpora, so figures are higher and not comparable with published ones");
        }
        List<Condition> conditions = new ArrayList<>();
        RetrievalDemands demands = new RetrievalDemands(embedder.modelId(), options.quick());
        for (Map.Entry<String, List<RetrievalSet>> entry : sets.entrySet()) {
            ModeScores scores = scores(entry.getValue(), embedder, stores, options, notes);
            addRows(table, entry.getKey(), scores, embedder.modelId(), options.quick());
            conditions.addAll(demands.of(entry.getKey(), scores));
        }
        return Condition.report(conditions, List.of(table), notes);
    }

    private static ModeScores scores(
            List<RetrievalSet> sets, TextEmbedder embedder, Path stores, ExamOptions options, List<String> notes)
            throws IOException {
        ModeScores scores = new ModeScores();
        for (RetrievalSet whole : sets) {
            RetrievalSet set = options.quick() ? whole.reducedTo(50, 300) : whole;
            Path folder = Files.createDirectories(stores.resolve(set.name().replace('/', '-')));
            try (AgenticDb db = AgenticDb.builder(folder).embedder(embedder).open()) {
                SetSearch search = new SetSearch(db);
                notes.add(search.ingest(set));
                for (SearchMode mode : SearchMode.values()) {
                    scores.of(mode).add(set, query -> search.documents(query.text(), mode));
                }
            }
        }
        return scores;
    }

    private static void addRows(Table table, String set, ModeScores scores, String model, boolean quick) {
        for (SearchMode mode : List.of(SearchMode.BM25, SearchMode.DENSE, SearchMode.HYBRID)) {
            Scores row = scores.of(mode);
            table.row(
                    set,
                    mode.name().toLowerCase(Locale.ROOT),
                    String.valueOf(row.queries()),
                    Scores.shown(row.ndcg()),
                    quick ? "" : published(set, mode, model),
                    mode == SearchMode.HYBRID
                            ? ""
                            : Scores.shown(scores.hybrid().above(row)),
                    Scores.shown(row.recallAt100()),
                    Scores.shown(row.meanReciprocalRank()));
        }
    }

    private static String published(String set, SearchMode mode, String model) {
        return switch (mode) {
            case BM25 -> PublishedFigures.shown(PublishedFigures.bm25(set));
            case DENSE -> PublishedFigures.shown(PublishedFigures.dense(set, model));
            case HYBRID -> "";
        };
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
