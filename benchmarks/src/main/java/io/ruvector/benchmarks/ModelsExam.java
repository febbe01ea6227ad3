package io.ruvector.benchmarks;

import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the bundled embedding models by exact dense retrieval. Passages are embedded as title and text with the
 * passage prefix, queries with the query prefix.
 */
final class ModelsExam implements Exam {
    private static final double TOLERANCE = 0.01;

    @Override
    public String name() {
        return "models";
    }

    @Override
    public String description() {
        return "dense nDCG@10 and texts/s of the bundled models; PASS when the default is within 0.01 of its published"
                + " SciFact figure (--models a,b --sets a,b --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        Map<String, List<RetrievalSet>> sets = RetrievalSets.read(options);
        Table table = new Table(
                "Dense retrieval, exact scan",
                "set",
                "model",
                "queries",
                "nDCG@10 [95 %]",
                "published",
                "recall@100",
                "MRR",
                "texts/s");
        double reached = Double.NaN;
        for (BundledModel chosen : models(options)) {
            try (OnnxEmbeddingModel model =
                    OnnxEmbeddingModel.builder(chosen).cacheSize(0).build()) {
                for (Map.Entry<String, List<RetrievalSet>> set : sets.entrySet()) {
                    double ndcg = row(table, set.getKey(), set.getValue(), model, options);
                    if (chosen == BundledModel.DEFAULT && set.getKey().equals("scifact")) {
                        reached = ndcg;
                    }
                }
            }
        }
        return report(table, reached, options);
    }

    private static ExamReport report(Table table, double reached, ExamOptions options) {
        double published = PublishedFigures.dense("scifact", BundledModel.DEFAULT.id());
        List<String> notes = List.of("bootstrap over queries, seed " + Bootstrap.SEED);
        if (options.quick()) {
            return new ExamReport(
                    !Double.isNaN(reached),
                    "smaller corpora, not comparable with published figures",
                    List.of(table),
                    notes);
        }
        if (Double.isNaN(reached)) {
            return new ExamReport(false, "the default model was not measured on scifact", List.of(table), notes);
        }
        String figure = String.format(
                Locale.ROOT, "%s SciFact nDCG@10 %.4f, published %.3f", BundledModel.DEFAULT.id(), reached, published);
        return new ExamReport(Math.abs(reached - published) <= TOLERANCE, figure, List.of(table), notes);
    }

    private static List<BundledModel> models(ExamOptions options) {
        String ids = options.other("models");
        return ids == null
                ? Arrays.stream(BundledModel.values())
                        .filter(BundledModel::isPresent)
                        .toList()
                : Arrays.stream(ids.split(",")).map(BundledModel::byId).toList();
    }

    private static double row(
            Table table, String name, List<RetrievalSet> sets, OnnxEmbeddingModel model, ExamOptions options)
            throws IOException {
        Scores scores = new Scores();
        long texts = 0;
        long nanos = 0;
        for (RetrievalSet whole : sets) {
            RetrievalSet set = options.quick() ? whole.reducedTo(300, 700) : whole;
            Path cached = cacheFile(options, set, model);
            List<float[]> vectors;
            if (cached != null && Files.exists(cached)) {
                vectors = VectorFile.read(cached);
            } else {
                model.embedQuery("load the model before the clock starts");
                long start = System.nanoTime();
                vectors = model.embedPassages(passages(set));
                nanos += System.nanoTime() - start;
                texts += vectors.size();
                if (cached != null) {
                    VectorFile.write(cached, vectors);
                }
            }
            ExactRanking ranking =
                    new ExactRanking(set.corpus().stream().map(Passage::id).toList(), vectors);
            scores.add(set, query -> ranking.nearest(model.embedQuery(query.text()), 100));
        }
        table.row(
                name,
                model.modelId(),
                String.valueOf(scores.queries()),
                Scores.shown(scores.ndcg()),
                PublishedFigures.shown(PublishedFigures.dense(name, model.modelId())),
                Scores.shown(scores.recallAt100()),
                Scores.shown(scores.meanReciprocalRank()),
                nanos == 0 ? "cached" : String.format(Locale.ROOT, "%.1f", texts * 1e9 / nanos));
        System.err.println(name + " " + model.modelId() + " " + Scores.shown(scores.ndcg()));
        return scores.ndcg().mean();
    }

    /** A passage without any text is embedded as its id, so that the corpus stays whole. */
    private static List<String> passages(RetrievalSet set) {
        List<String> texts = new ArrayList<>();
        for (Passage passage : set.corpus()) {
            texts.add(passage.titleAndText().isEmpty() ? passage.id() : passage.titleAndText());
        }
        return texts;
    }

    private static @org.jspecify.annotations.Nullable Path cacheFile(
            ExamOptions options, RetrievalSet set, OnnxEmbeddingModel model) {
        String folder = options.other("cache");
        return folder == null
                ? null
                : Path.of(
                        folder,
                        set.name().replace('/', '-') + "-" + set.corpus().size() + "." + model.modelId() + ".f32");
    }
}
