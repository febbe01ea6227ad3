package io.ruvector.benchmarks;

import io.ruvector.benchmarks.IntentSet.LabelledText;
import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.sona.SonaOptions;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The router learns the domains of CLINC150 one after the other, in several orders. Control groups: nearest class mean on
 * the same vectors, and the router taught with shuffled labels.
 */
final class SonaStreamExam implements Exam {
    private static final double FINAL_ACCURACY = 0.945;
    private static final double PATTERN_HITS = 0.72;
    private static final double PATTERN_PRECISION = 0.99;
    private static final double FALSE_HITS = 0.03;

    @Override
    public String name() {
        return "sona-stream";
    }

    @Override
    public String description() {
        return "router on CLINC150, one domain after the other; PASS when the final accuracy is 0.945, layer 1 hits 0.72 at"
                + " precision 0.99 with 0.03 false hits out of scope (--models ID --features N --rank N --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        Path folder = options.folder("clinc150")
                .orElseThrow(() -> new DataMissingException("give --data DIR with a folder clinc150"));
        IntentSet set = IntentSet.read(folder);
        if (options.quick()) {
            set = set.limitedTo(4, 40);
        }
        String model = options.other("models");
        try (OnnxEmbeddingModel embedder = OnnxEmbeddingModel.builder(
                        model == null ? BundledModel.DEFAULT : BundledModel.byId(model))
                .build()) {
            String cache = options.other("cache");
            if (cache == null) {
                return run(set, embedder, options);
            }
            try (KeptVectors kept = new KeptVectors(embedder, Path.of(cache))) {
                return run(set, kept, options);
            }
        }
    }

    private static ExamReport run(IntentSet set, TextEmbedder embedder, ExamOptions options) throws IOException {
        SonaOptions.Builder settings = SonaOptions.builder().automaticConsolidation(false);
        String features = options.other("features");
        if (features != null) {
            settings.randomFeatures(Integer.parseInt(features));
        }
        String rank = options.other("rank");
        if (rank != null) {
            settings.adapterRank(Integer.parseInt(rank));
        }
        Table stream = new Table(
                "Accuracy after each domain, over all intents learned so far; the best route is taken, however unsure",
                columns(set.domains().size()));
        Table cache = new Table(
                "After the last domain, default thresholds, test texts",
                "order",
                "answered right",
                "unknown",
                "layer 1 hits",
                "precision",
                "out of scope: unknown",
                "layer 1 false hits");
        List<SonaStream.Outcome> outcomes = new ArrayList<>();
        for (int order = 1; order <= (options.quick() ? 1 : 3); order++) {
            SonaStream.Outcome outcome = new SonaStream(shuffled(set, order), embedder, settings, order).run();
            outcomes.add(outcome);
            stream.row(streamRow(String.valueOf(order), outcome));
            cache.row(cacheRow(String.valueOf(order), outcome));
            System.err.println("order " + order + ": " + outcome.finalAccuracy());
        }
        SonaStream.Outcome control = new SonaStream(mislabelled(set), embedder, settings, 0).run();
        stream.row(streamRow("shuffled labels", control));
        List<String> notes = List.of(
                String.format(
                        Locale.ROOT,
                        "control: nearest class mean on the same vectors %.4f",
                        SonaStream.nearestClassMean(set, embedder)),
                "model " + embedder.modelId() + "; orders are shuffled with seeds 1, 2, 3");
        return report(outcomes, List.of(stream, cache), notes);
    }

    private static ExamReport report(List<SonaStream.Outcome> outcomes, List<Table> tables, List<String> notes) {
        double accuracy =
                mean(outcomes.stream().map(SonaStream.Outcome::finalAccuracy).toList());
        double hits =
                mean(outcomes.stream().map(SonaStream.Outcome::patternHits).toList());
        double precision =
                mean(outcomes.stream().map(SonaStream.Outcome::patternPrecision).toList());
        double falseHits =
                mean(outcomes.stream().map(SonaStream.Outcome::falseHits).toList());
        String figure = String.format(
                Locale.ROOT,
                "final accuracy %.4f; layer 1 hits %.4f, precision %.4f, out-of-scope false hits %.4f",
                accuracy,
                hits,
                precision,
                falseHits);
        boolean passed = accuracy >= FINAL_ACCURACY
                && hits >= PATTERN_HITS
                && precision >= PATTERN_PRECISION
                && falseHits <= FALSE_HITS;
        return new ExamReport(passed, figure, tables, notes);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static String[] columns(int domains) {
        List<String> columns = new ArrayList<>(List.of("order"));
        for (int i = 1; i <= domains; i++) {
            columns.add(String.valueOf(i));
        }
        columns.add("forgetting");
        columns.add("consolidation s");
        return columns.toArray(String[]::new);
    }

    private static String[] streamRow(String order, SonaStream.Outcome outcome) {
        List<String> cells = new ArrayList<>(List.of(order));
        outcome.accuracies().forEach(a -> cells.add(shown(a)));
        cells.add(shown(outcome.forgetting()));
        cells.add(String.format(Locale.ROOT, "%.1f", outcome.consolidationSeconds()));
        return cells.toArray(String[]::new);
    }

    private static String[] cacheRow(String order, SonaStream.Outcome outcome) {
        return new String[] {
            order,
            shown(outcome.answeredRight()),
            shown(outcome.unknown()),
            shown(outcome.patternHits()),
            shown(outcome.patternPrecision()),
            shown(outcome.unknownOutOfScope()),
            shown(outcome.falseHits())
        };
    }

    private static String shown(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private static IntentSet shuffled(IntentSet set, long seed) {
        List<List<String>> domains = new ArrayList<>(set.domains());
        Collections.shuffle(domains, new Random(seed));
        return new IntentSet(set.splits(), domains);
    }

    /** The same texts with the intents of the training part dealt out at random. */
    private static IntentSet mislabelled(IntentSet set) {
        List<String> intents = new ArrayList<>(
                set.split("train").stream().map(LabelledText::intent).toList());
        Collections.shuffle(intents, new Random(7));
        List<LabelledText> train = new ArrayList<>();
        for (int i = 0; i < intents.size(); i++) {
            train.add(new LabelledText(set.split("train").get(i).text(), intents.get(i)));
        }
        Map<String, List<LabelledText>> splits = new HashMap<>(set.splits());
        splits.put("train", train);
        return new IntentSet(splits, set.domains());
    }
}
