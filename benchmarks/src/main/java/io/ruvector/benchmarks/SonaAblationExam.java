package io.ruvector.benchmarks;

import io.ruvector.benchmarks.routing.JointReference;
import io.ruvector.benchmarks.routing.NearestNeighbours;
import io.ruvector.benchmarks.routing.ReplayFreeHead;
import io.ruvector.sona.SonaOptions;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What each part of the router is worth: CLINC150 domain by domain with one part switched off at a time, beside learners
 * that stand alone, all on the same vectors and orders.
 */
final class SonaAblationExam implements Exam {
    private static final double LAYER_1_MAY_COST = 0.005;
    private static final int NEIGHBOURS = 10;
    /** What {@code sona-replayfree} chooses on the validation split. */
    private static final double STRENGTH = 10;

    private static final Map<String, UnaryOperator<SonaOptions.Builder>> ROUTERS = routers();

    private static Map<String, UnaryOperator<SonaOptions.Builder>> routers() {
        Map<String, UnaryOperator<SonaOptions.Builder>> routers = new LinkedHashMap<>();
        routers.put("router", options -> options);
        routers.put("no layer 1", options -> options.patternGate(1, 1));
        routers.put("no LoRA", options -> options.adapterRank(0));
        routers.put("no ridge", options -> options.ridge(1e15));
        return routers;
    }

    @Override
    public String name() {
        return "sona-ablation";
    }

    @Override
    public String description() {
        return "router on CLINC150 domain by domain, one part switched off at a time, beside fine-tuning, EWC++, nearest class"
                + " mean, kNN and joint refits; PASS when the router is above all that keep no joint refit, its LoRA adds layer"
                + " 1 hits, and layer 1 costs 0.005 at most (--models ID --orders N --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        int orders = RouterData.orders(options);
        return RouterData.onIntents(options, 4, 40, (set, embedder) -> run(set, embedder, orders));
    }

    private static ExamReport run(IntentSet set, TextEmbedder embedder, int orders) throws IOException {
        Table routers = new Table(
                "Routers, by seed of the order",
                "seed",
                "part",
                "final accuracy",
                "forgetting",
                "layer 1 hits",
                "precision",
                "false hits");
        Table alone = new Table("Learners that stand alone", "seed", "learner", "final accuracy");
        Map<String, List<Double>> accuracies = new LinkedHashMap<>();
        Map<String, List<Double>> hits = new LinkedHashMap<>();
        for (int seed = 1; seed <= orders; seed++) {
            IntentSet shuffled = set.inOrder(seed);
            for (Map.Entry<String, UnaryOperator<SonaOptions.Builder>> part : ROUTERS.entrySet()) {
                SonaOptions.Builder settings =
                        part.getValue().apply(SonaOptions.builder().automaticConsolidation(false));
                SonaStream.Outcome outcome = new SonaStream(shuffled, embedder, settings, seed).run();
                note(accuracies, part.getKey(), outcome.finalAccuracy());
                note(hits, part.getKey(), outcome.patternHits());
                routers.row(
                        String.valueOf(seed),
                        part.getKey(),
                        shown(outcome.finalAccuracy()),
                        shown(outcome.forgetting()),
                        shown(outcome.patternHits()),
                        shown(outcome.patternPrecision()),
                        shown(outcome.falseHits()));
                System.err.println(seed + " " + part.getKey() + ": " + outcome.finalAccuracy());
            }
            for (Map.Entry<String, Double> learner :
                    alone(LabelledTasks.of(shuffled, embedder, "test"), seed).entrySet()) {
                note(accuracies, learner.getKey(), learner.getValue());
                alone.row(String.valueOf(seed), learner.getKey(), shown(learner.getValue()));
            }
        }
        return Condition.report(
                conditions(accuracies, hits),
                List.of(routers, alone),
                List.of("model " + embedder.modelId()
                        + "; fine-tuning and EWC++: a softmax head on the vectors, Adam, 40"
                        + " epochs a domain, strength " + STRENGTH + " as chosen by sona-replayfree"));
    }

    private static Map<String, Double> alone(LabelledTasks tasks, long seed) {
        Map<String, Double> accuracies = new LinkedHashMap<>();
        accuracies.put("fine-tuning", head(tasks, 0, seed));
        accuracies.put("EWC++ on the plain head", head(tasks, STRENGTH, seed));
        NearestNeighbours neighbours = new NearestNeighbours(tasks.training());
        accuracies.put("nearest class mean", neighbours.accuracyOfMeans(tasks.test()));
        accuracies.put("kNN", neighbours.accuracy(tasks.test(), NEIGHBOURS));
        accuracies.put(
                "joint logistic regression",
                mean(JointReference.accuracies(tasks.training(), tasks.test(), tasks.classes())
                        .getLast()));
        return accuracies;
    }

    private static double head(LabelledTasks tasks, double lambda, long seed) {
        ReplayFreeHead.Setup setup = new ReplayFreeHead.Setup(lambda, false, 0.05f, 40, 1);
        return ReplayFreeHead.run(tasks.training(), tasks.test(), tasks.classes(), setup, seed)
                .finalAccuracy();
    }

    private static List<Condition> conditions(Map<String, List<Double>> accuracies, Map<String, List<Double>> hits) {
        double router = mean(accuracies.getOrDefault("router", List.of()));
        List<Condition> conditions = new ArrayList<>();
        for (String other :
                List.of("no ridge", "fine-tuning", "EWC++ on the plain head", "nearest class mean", "kNN")) {
            conditions.add(Condition.above("router", router, mean(accuracies.getOrDefault(other, List.of()))));
        }
        conditions.add(Condition.atMost(
                "cost of layer 1", mean(accuracies.getOrDefault("no layer 1", List.of())) - router, LAYER_1_MAY_COST));
        conditions.add(Condition.above(
                "layer 1 hits with LoRA",
                mean(hits.getOrDefault("router", List.of())),
                mean(hits.getOrDefault("no LoRA", List.of()))));
        return conditions;
    }

    private static void note(Map<String, List<Double>> figures, String of, double figure) {
        figures.computeIfAbsent(of, _ -> new ArrayList<>()).add(figure);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static String shown(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
