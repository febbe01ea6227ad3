package io.ruvector.benchmarks;

import io.ruvector.benchmarks.IntentSet.LabelledText;
import io.ruvector.sona.Example;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** A long life of decisions and ratings: memory after the first fifth and at the end, and decisions after a restart. */
final class RouterEnduranceExam implements Exam {
    private static final int DECISIONS = 1_000_000;
    private static final double GROWTH = 1.1;
    private static final int COMPARED = 1_000;

    @Override
    public String name() {
        return "sona-endurance";
    }

    @Override
    public String description() {
        return "1,000,000 decisions and ratings (clinc150; --decisions N); PASS when the heap after the first fifth grows by a"
                + " tenth at most and a restart changes no later decision (--models ID --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        IntentSet set = IntentSet.read(RouterData.folder(options, "clinc150"));
        String given = options.other("decisions");
        int decisions = given != null ? Integer.parseInt(given) : options.quick() ? 20_000 : DECISIONS;
        return RouterData.run(options, set, (data, embedder) -> run(data, embedder, decisions));
    }

    private static ExamReport run(IntentSet set, TextEmbedder embedder, int decisions) throws IOException {
        Table table = new Table("Heap in use after a collection", "decisions", "heap MB", "decisions a second");
        Path directory = Files.createTempDirectory("router-exam");
        List<Long> heaps = new ArrayList<>();
        try {
            SonaOptions settings = SonaOptions.builder()
                    .automaticConsolidation(false)
                    .exploration(0.05)
                    .decisionsKept(10_000)
                    .build();
            RouterData.<Integer>on(directory, embedder, settings, router -> {
                teach(router, set);
                int fifth = decisions / 5;
                Random random = new Random(9);
                for (int part = 1; part <= 5; part++) {
                    long start = System.nanoTime();
                    live(router, set, fifth, random);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    heaps.add(heapBytes());
                    table.row(
                            String.valueOf(part * fifth),
                            String.valueOf(heaps.getLast() >> 20),
                            String.valueOf(Math.round(fifth / seconds)));
                    System.err.println(part + "/5 " + (heaps.getLast() >> 20) + " MB, " + fifth / seconds + "/s");
                }
                router.flush();
                return 0;
            });
            List<List<Decided>> after = afterRestart(directory, embedder, settings, set);
            long differing = java.util.stream.IntStream.range(0, COMPARED)
                    .filter(i -> !after.get(0).get(i).equals(after.get(1).get(i)))
                    .count();
            return Condition.report(
                    List.of(
                            Condition.atMost(
                                    "heap at the end/after the first fifth",
                                    heaps.getLast() / (double) heaps.getFirst(),
                                    GROWTH),
                            Condition.atMost("decisions changed by a restart", differing, 0)),
                    List.of(table),
                    List.of(
                            COMPARED
                                    + " rated decisions after a copy of the store was opened and closed every hundred, against"
                                    + " one run of the same without",
                            "model " + embedder.modelId() + String.format(Locale.ROOT, "; %,d decisions", decisions)));
        } finally {
            RouterData.delete(directory);
        }
    }

    /** The same life from the same store, once in one go and once with a restart every hundred decisions. */
    private static List<List<Decided>> afterRestart(
            Path directory, TextEmbedder embedder, SonaOptions settings, IntentSet set) throws IOException {
        List<List<Decided>> lives = new ArrayList<>();
        for (int restarts : new int[] {1, 10}) {
            Path copy = copy(directory);
            try {
                Random random = new Random(10);
                List<Decided> life = new ArrayList<>();
                for (int part = 0; part < restarts; part++) {
                    life.addAll(RouterData.on(
                            copy, embedder, settings, router -> live(router, set, COMPARED / restarts, random)));
                }
                lives.add(life);
            } finally {
                RouterData.delete(copy);
            }
        }
        return lives;
    }

    private static Path copy(Path directory) throws IOException {
        Path copy = Files.createTempDirectory("router-copy");
        try (var files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(directory.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return copy;
    }

    private static void teach(SonaRouter router, IntentSet set) {
        set.domains()
                .forEach(intents -> intents.forEach(
                        intent -> router.addRoute(new Route(intent, intent.replace('_', ' '), 1), RouterData.SCOPE)));
        router.learnAll(
                set.split("train").stream()
                        .map(t -> new Example(t.text(), t.intent()))
                        .toList(),
                RouterData.SCOPE);
        router.consolidate(RouterData.SCOPE);
    }

    private static List<Decided> live(SonaRouter router, IntentSet set, int decisions, Random random) {
        List<LabelledText> texts = set.split("test");
        List<Decided> life = new ArrayList<>();
        for (int i = 0; i < decisions; i++) {
            LabelledText text = texts.get(random.nextInt(texts.size()));
            RouteDecision decision = router.route(text.text(), RouterData.SCOPE);
            boolean right =
                    decision.route().filter(r -> r.id().equals(text.intent())).isPresent();
            boolean mistaken = random.nextInt(20) == 0;
            router.feedback(decision.decisionId(), right == mistaken ? -1 : 1, RouterData.SCOPE);
            if (decisions <= COMPARED) {
                life.add(new Decided(decision.route().map(Route::id), decision.confidence(), decision.propensity()));
            }
        }
        return life;
    }

    private static long heapBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private record Decided(Optional<String> route, double confidence, double propensity) {}
}
