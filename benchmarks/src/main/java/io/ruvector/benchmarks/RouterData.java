package io.ruvector.benchmarks;

import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.store.Durability;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;

/** What the exams of the router share: data, the embedding model ({@code --models}, {@code --cache}), a router to throw away. */
final class RouterData {
    /** The one scope that exams use. */
    static final String SCOPE = "exam";

    private RouterData() {}

    /** An exam once data and vectors are at hand. */
    interface Run<T> {
        ExamReport with(T data, TextEmbedder embedder) throws IOException;
    }

    /** Something done with a router. */
    interface Use<T> {
        T with(SonaRouter router) throws IOException;
    }

    /** An exam on the intents of CLINC150, with {@code --quick} on its first domains and few texts of each intent. */
    static ExamReport onIntents(ExamOptions options, int quickDomains, int quickTexts, Run<IntentSet> exam)
            throws IOException {
        IntentSet set = IntentSet.read(folder(options, "clinc150"));
        return run(options, options.quick() ? set.limitedTo(quickDomains, quickTexts) : set, exam);
    }

    /** In how many orders of the domains to learn: {@code --orders}, else three, with {@code --quick} one. */
    static int orders(ExamOptions options) {
        String given = options.other("orders");
        return given != null ? Integer.parseInt(given) : options.quick() ? 1 : 3;
    }

    static Path folder(ExamOptions options, String set) {
        return options.folder(set).orElseThrow(() -> new DataMissingException("give --data DIR with a folder " + set));
    }

    static <T> ExamReport run(ExamOptions options, T data, Run<T> exam) throws IOException {
        String model = options.other("models");
        try (OnnxEmbeddingModel embedder = OnnxEmbeddingModel.builder(
                        model == null ? BundledModel.DEFAULT : BundledModel.byId(model))
                .build()) {
            String cache = options.other("cache");
            if (cache == null) {
                return exam.with(data, embedder);
            }
            try (KeptVectors kept = new KeptVectors(embedder, Path.of(cache))) {
                return exam.with(data, kept);
            }
        }
    }

    /** Opens a router on a new store, and deletes the store afterwards. */
    static <T> T throwaway(TextEmbedder embedder, SonaOptions options, Use<T> use) throws IOException {
        Path directory = Files.createTempDirectory("router-exam");
        try {
            return on(directory, embedder, options, use);
        } finally {
            delete(directory);
        }
    }

    /** Opens the router of a folder; its clock stands still. */
    static <T> T on(Path directory, TextEmbedder embedder, SonaOptions options, Use<T> use) throws IOException {
        try (VectorDb db = VectorDb.open(DbOptions.builder(directory)
                        .durability(Durability.ORDERED)
                        .build());
                SonaRouter router = SonaRouter.open(
                        db, embedder, options, new StreamClock(Instant.parse("2026-01-01T00:00:00Z")))) {
            return use.with(router);
        }
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
