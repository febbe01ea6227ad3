package io.ruvector.benchmarks;

import io.ruvector.benchmarks.IntentSet.LabelledText;
import io.ruvector.benchmarks.routing.ExpertStream;
import io.ruvector.benchmarks.routing.ExpertStream.Request;
import io.ruvector.sona.Example;
import io.ruvector.sona.Route;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Ten experts that nothing is known of, and requests that drift through fifteen phases: once the right expert of each
 * request is told, once only whether the chosen one served. Control groups: nearest expert mean, and exact 5-NN over
 * everything seen.
 */
final class SonaDriftExam implements Exam {
    private static final double TOLD = 0.97;
    private static final double RATED_STREAM = 0.94;
    private static final double RATED = 0.96;
    private static final int CONSOLIDATE_EVERY = 500;

    @Override
    public String name() {
        return "sona-drift";
    }

    @Override
    public String description() {
        return "ten experts under drift (clinc150): told the right expert, held-out accuracy 0.97; rated only, 0.94 during"
                + " the stream, which explores, and 0.96 held out without exploring (--models ID --orders N --features N --memory N --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        return RouterData.onIntents(options, 5, 30, (set, embedder) -> run(set, embedder, options));
    }

    private static ExamReport run(IntentSet set, TextEmbedder embedder, ExamOptions options) throws IOException {
        SonaOptions settings = settings(options, 0).build();
        Table table = new Table(
                "Ten experts, fifteen phases",
                "order",
                "told: held out",
                "rated: stream",
                "rated: held out",
                "5-NN",
                "mean");
        List<double[]> runs = new ArrayList<>();
        for (int seed = 1; seed <= RouterData.orders(options); seed++) {
            ExpertStream stream = ExpertStream.of(set.domains(), texts(set, "train"), texts(set, "test"), seed);
            double told = RouterData.throwaway(embedder, settings, router -> told(router, stream));
            double[] rated = rated(embedder, options, stream);
            double[] controls = ExpertControls.accuracies(stream, embedder);
            runs.add(new double[] {told, rated[0], rated[1]});
            table.row(
                    String.valueOf(seed),
                    shown(told),
                    shown(rated[0]),
                    shown(rated[1]),
                    shown(controls[0]),
                    shown(controls[1]));
            System.err.println("order " + seed + ": told " + told + " rated " + rated[0] + " " + rated[1]);
        }
        List<Condition> conditions = List.of(
                Condition.atLeast("told, held out", mean(runs, 0), TOLD),
                Condition.atLeast("rated, stream", mean(runs, 1), RATED_STREAM),
                Condition.atLeast("rated, held out", mean(runs, 2), RATED));
        return Condition.report(conditions, List.of(table), List.of("model " + embedder.modelId() + "; " + settings));
    }

    private static SonaOptions.Builder settings(ExamOptions options, double exploration) {
        SonaOptions.Builder settings = SonaOptions.builder()
                .automaticConsolidation(false)
                .unknownBelow(0)
                .memoryPerRoute(number(options, "memory", 2_048))
                .exploration(exploration);
        return settings.randomFeatures(number(options, "features", 2_048));
    }

    private static int number(ExamOptions options, String name, int usual) {
        String given = options.other(name);
        return given == null ? usual : Integer.parseInt(given);
    }

    private static double told(SonaRouter router, ExpertStream stream) {
        addExperts(router, stream);
        for (List<Request> phase : stream.phases()) {
            router.learnAll(
                    phase.stream().map(r -> new Example(r.text(), r.expert())).toList(), RouterData.SCOPE);
            router.consolidate(RouterData.SCOPE);
        }
        return heldOut(router, stream);
    }

    /** Share served during the stream, with exploration, and held out afterwards, without. */
    private static double[] rated(TextEmbedder embedder, ExamOptions options, ExpertStream stream) throws IOException {
        Path directory = Files.createTempDirectory("router-exam");
        try {
            double served = RouterData.on(
                    directory, embedder, settings(options, 0.002).build(), router -> served(router, stream));
            double heldOut =
                    RouterData.on(directory, embedder, settings(options, 0).build(), router -> heldOut(router, stream));
            return new double[] {served, heldOut};
        } finally {
            RouterData.delete(directory);
        }
    }

    private static double served(SonaRouter router, ExpertStream stream) {
        addExperts(router, stream);
        int asked = 0;
        int served = 0;
        for (List<Request> phase : stream.phases()) {
            for (Request request : phase) {
                var decision = router.route(request.text(), RouterData.SCOPE);
                boolean good = decision.route().orElseThrow().id().equals(request.expert());
                router.feedback(decision.decisionId(), good ? 1 : -1, RouterData.SCOPE);
                served += good ? 1 : 0;
                if (++asked % CONSOLIDATE_EVERY == 0) {
                    router.consolidate(RouterData.SCOPE);
                }
            }
        }
        router.consolidate(RouterData.SCOPE);
        return served / (double) asked;
    }

    private static void addExperts(SonaRouter router, ExpertStream stream) {
        for (String expert : stream.experts()) {
            router.addRoute(new Route(expert, expert, 1), RouterData.SCOPE);
        }
    }

    private static double heldOut(SonaRouter router, ExpertStream stream) {
        long right = stream.heldOut().stream()
                .filter(r -> router.route(r.text(), RouterData.SCOPE)
                        .route()
                        .orElseThrow()
                        .id()
                        .equals(r.expert()))
                .count();
        return right / (double) stream.heldOut().size();
    }

    static Map<String, List<String>> texts(IntentSet set, String split) {
        return set.split(split).stream()
                .collect(Collectors.groupingBy(
                        LabelledText::intent, Collectors.mapping(LabelledText::text, Collectors.toList())));
    }

    private static double mean(List<double[]> runs, int figure) {
        return runs.stream().mapToDouble(run -> run[figure]).average().orElseThrow();
    }

    private static String shown(double share) {
        return String.format(java.util.Locale.ROOT, "%.4f", share);
    }
}
