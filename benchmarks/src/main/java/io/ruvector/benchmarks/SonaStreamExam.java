package io.ruvector.benchmarks;

import io.ruvector.benchmarks.IntentSet.LabelledText;
import io.ruvector.benchmarks.routing.JointReference;
import io.ruvector.sona.SonaOptions;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
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
    private static final double EXCESS_FORGETTING = 0.005;

    @Override
    public String name() {
        return "sona-stream";
    }

    @Override
    public String description() {
        return "router on CLINC150, one domain after the other; PASS when the final accuracy is 0.945, forgets 0.005 more"
                + " than joint refits at most, layer 1 hits 0.72 at precision 0.99 with 0.03 false hits out of scope (--models ID --orders N --features N --rank N --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        return RouterData.onIntents(options, 4, 40, (set, embedder) -> run(set, embedder, options));
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
        List<List<List<Double>>> joint = new ArrayList<>();
        for (int order = 1; order <= RouterData.orders(options); order++) {
            SonaStream.Outcome outcome = new SonaStream(set.inOrder(order), embedder, settings, order).run();
            outcomes.add(outcome);
            stream.row(streamRow(String.valueOf(order), outcome));
            cache.row(cacheRow(String.valueOf(order), outcome));
            LabelledTasks tasks = LabelledTasks.of(set.inOrder(order), embedder, "test");
            joint.add(JointReference.accuracies(tasks.training(), tasks.test(), tasks.classes()));
            stream.row(jointRow(order, joint.getLast()));
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
        return report(outcomes, joint, List.of(stream, cache), notes);
    }

    private static ExamReport report(
            List<SonaStream.Outcome> outcomes, List<List<List<Double>>> joint, List<Table> tables, List<String> notes) {
        double excess =
                mean(outcomes.stream().map(SonaStream.Outcome::forgetting).toList())
                        - mean(joint.stream().map(JointReference::forgetting).toList());
        double accuracy =
                mean(outcomes.stream().map(SonaStream.Outcome::finalAccuracy).toList());
        double hits =
                mean(outcomes.stream().map(SonaStream.Outcome::patternHits).toList());
        double precision =
                mean(outcomes.stream().map(SonaStream.Outcome::patternPrecision).toList());
        double falseHits =
                mean(outcomes.stream().map(SonaStream.Outcome::falseHits).toList());
        return Condition.report(
                List.of(
                        Condition.atLeast("final accuracy", accuracy, FINAL_ACCURACY),
                        Condition.atMost("forgetting beyond joint refits", excess, EXCESS_FORGETTING),
                        Condition.atLeast("layer 1 hits", hits, PATTERN_HITS),
                        Condition.atLeast("layer 1 precision", precision, PATTERN_PRECISION),
                        Condition.atMost("out-of-scope false hits", falseHits, FALSE_HITS)),
                tables,
                notes);
    }

    private static String[] jointRow(int order, List<List<Double>> joint) {
        List<String> cells = new ArrayList<>(List.of("joint " + order));
        // The domains of CLINC150 are of equal size.
        joint.forEach(row -> cells.add(shown(mean(row))));
        cells.add(shown(JointReference.forgetting(joint)));
        cells.add("-");
        return cells.toArray(String[]::new);
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
