package io.ruvector.benchmarks;

import io.ruvector.benchmarks.IntentSet.LabelledText;
import io.ruvector.benchmarks.routing.NearestNeighbours;
import io.ruvector.benchmarks.routing.SoftmaxHead.Labelled;
import io.ruvector.benchmarks.routing.StreamingLda;
import io.ruvector.sona.Example;
import io.ruvector.sona.Route;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How well few examples of each intent of CLINC150 are used: the router at once and after its consolidation, beside
 * streaming LDA with the shrinkage that suits it best on the test texts, and nearest class means.
 */
final class SonaColdStartExam implements Exam {
    private static final int[] SHOTS = {1, 2, 5, 10, 20};
    private static final double[] SHRINKAGES = {0.01, 0.03, 0.1, 0.3, 0.6, 1};
    /** Half a standard error of a share of 0.9 among 4,500 texts. */
    private static final double MARGIN = 0.002;

    @Override
    public String name() {
        return "sona-coldstart";
    }

    @Override
    public String description() {
        return "1 to 20 examples of each intent of clinc150; PASS when the consolidated router is at most 0.002 below streaming"
                + " LDA with the best of six shrinkages, at every number of examples (--models ID --orders N --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        int draws = RouterData.orders(options);
        return RouterData.onIntents(options, 4, 40, (set, embedder) -> run(set, embedder, draws));
    }

    private static ExamReport run(IntentSet set, TextEmbedder embedder, int draws) throws IOException {
        Table table = new Table(
                "Accuracy on test, mean of draws",
                "examples",
                "router at once",
                "consolidated",
                "streaming LDA",
                "class means");
        List<Condition> conditions = new ArrayList<>();
        for (int shots : SHOTS) {
            double[] sums = new double[4];
            for (int draw = 1; draw <= draws; draw++) {
                double[] one = accuracies(set, embedder, shots, draw);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += one[i] / draws;
                }
            }
            table.row(String.valueOf(shots), shown(sums[0]), shown(sums[1]), shown(sums[2]), shown(sums[3]));
            System.err.println(shots + ": " + shown(sums[0]) + " " + shown(sums[1]) + " " + shown(sums[2]));
            conditions.add(Condition.atLeast("consolidated less LDA, " + shots, sums[1] - sums[2], -MARGIN));
        }
        return Condition.report(
                conditions,
                List.of(table),
                List.of("model " + embedder.modelId() + "; " + draws + " draws of examples"));
    }

    private static double[] accuracies(IntentSet set, TextEmbedder embedder, int shots, long seed) throws IOException {
        List<String> intents = set.domains().stream().flatMap(List::stream).toList();
        List<LabelledText> drawn = new ArrayList<>();
        Random random = new Random(seed);
        for (String intent : intents) {
            List<LabelledText> texts = new ArrayList<>(set.split("train", List.of(intent)));
            Collections.shuffle(texts, random);
            drawn.addAll(texts.subList(0, Math.min(shots, texts.size())));
        }
        List<LabelledText> asked = set.split("test", intents);
        List<Labelled> training = labelled(drawn, intents, embedder);
        List<Labelled> test = labelled(asked, intents, embedder);
        double[] router = router(drawn, asked, intents, embedder);
        StreamingLda lda = new StreamingLda(embedder.dimension(), intents.size());
        training.forEach(lda::learn);
        double best = 0;
        for (double shrinkage : SHRINKAGES) {
            best = Math.max(best, lda.accuracy(test, shrinkage));
        }
        double means = new NearestNeighbours(List.of(training)).accuracyOfMeans(List.of(test));
        return new double[] {router[0], router[1], best, means};
    }

    private static double[] router(
            List<LabelledText> drawn, List<LabelledText> asked, List<String> intents, TextEmbedder embedder)
            throws IOException {
        SonaOptions options = SonaOptions.builder()
                .automaticConsolidation(false)
                .unknownBelow(0)
                .build();
        return RouterData.throwaway(embedder, options, router -> {
            intents.forEach(
                    intent -> router.addRoute(new Route(intent, intent.replace('_', ' '), 1), RouterData.SCOPE));
            router.learnAll(
                    drawn.stream().map(t -> new Example(t.text(), t.intent())).toList(), RouterData.SCOPE);
            double atOnce = accuracy(router, asked);
            router.forceLearn(RouterData.SCOPE);
            return new double[] {atOnce, accuracy(router, asked)};
        });
    }

    private static double accuracy(SonaRouter router, List<LabelledText> asked) {
        long right = asked.stream()
                .filter(t -> router.route(t.text(), RouterData.SCOPE)
                        .route()
                        .orElseThrow()
                        .id()
                        .equals(t.intent()))
                .count();
        return right / (double) asked.size();
    }

    private static List<Labelled> labelled(List<LabelledText> texts, List<String> intents, TextEmbedder embedder) {
        return texts.stream()
                .map(t -> new Labelled(embedder.embedPassage(t.text()), intents.indexOf(t.intent())))
                .toList();
    }

    private static String shown(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
