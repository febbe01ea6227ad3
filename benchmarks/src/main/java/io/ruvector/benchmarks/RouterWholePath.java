package io.ruvector.benchmarks;

import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.sona.Route;
import io.ruvector.sona.SonaOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Decisions on texts never seen before, embedding included: what a caller waits for. */
final class RouterWholePath {
    private static final List<String> SUBJECTS = List.of(
            "an invoice", "a parcel", "a password", "a holiday", "a recipe", "a contract", "a train", "a medicine");
    private static final int WARM_UP = 100;
    private static final int MEASURED = 400;

    private RouterWholePath() {}

    /**
     * Times single decisions.
     *
     * @param model embeds
     * @return microseconds of each, in order of their size
     */
    static double[] microseconds(BundledModel model) throws IOException {
        try (OnnxEmbeddingModel embedder = OnnxEmbeddingModel.builder(model).build()) {
            SonaOptions settings =
                    SonaOptions.builder().automaticConsolidation(false).build();
            return RouterData.throwaway(embedder, settings, router -> {
                SUBJECTS.forEach(subject ->
                        router.addRoute(new Route(subject, "questions about " + subject, 1), RouterData.SCOPE));
                double[] times = new double[MEASURED];
                for (int i = -WARM_UP; i < MEASURED; i++) {
                    String subject = SUBJECTS.get(Math.floorMod(i, SUBJECTS.size()));
                    String text = "I have a question about " + subject + " that I got last week, number " + i;
                    long start = System.nanoTime();
                    router.route(text, RouterData.SCOPE);
                    if (i >= 0) {
                        times[i] = (System.nanoTime() - start) / 1e3;
                    }
                }
                Arrays.sort(times);
                return times;
            });
        }
    }
}
