package io.ruvector.benchmarks;

import io.ruvector.benchmarks.IntentSet.LabelledText;
import io.ruvector.benchmarks.routing.JointReference;
import io.ruvector.sona.Example;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.sona.RouteSource;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One run of a router through a stream of domains, and its measurement after a restart. */
final class SonaStream {
    private static final String SCOPE = "exam";

    private final IntentSet set;
    private final TextEmbedder embedder;
    private final SonaOptions.Builder settings;
    private final long seed;
    private final List<Double> accuracies = new ArrayList<>();
    private final List<List<Double>> byDomain = new ArrayList<>();
    private double consolidationSeconds;

    SonaStream(IntentSet set, TextEmbedder embedder, SonaOptions.Builder settings, long seed) {
        this.set = set;
        this.embedder = embedder;
        this.settings = settings;
        this.seed = seed;
    }

    Outcome run() throws IOException {
        Path directory = Files.createTempDirectory("sona-stream");
        try {
            SonaOptions defaults = settings.build();
            // Every text gets its best route, to compare with learners that know no "unknown".
            try (VectorDb db = VectorDb.open(DbOptions.of(directory));
                    SonaRouter router = SonaRouter.open(
                            db, embedder, settings.unknownBelow(0).build(), Clock.systemUTC())) {
                for (int task = 0; task < set.domains().size(); task++) {
                    teach(router, task);
                    measure(router, task);
                }
            } finally {
                settings.unknownBelow(defaults.unknownBelow());
            }
            try (VectorDb db = VectorDb.open(DbOptions.of(directory));
                    SonaRouter router = SonaRouter.open(db, embedder, defaults, Clock.systemUTC())) {
                return outcome(router);
            }
        } finally {
            delete(directory);
        }
    }

    private void teach(SonaRouter router, int task) {
        List<String> intents = set.domains().get(task);
        intents.forEach(intent -> router.addRoute(new Route(intent, intent.replace('_', ' '), 1), SCOPE));
        List<Example> examples = new ArrayList<>(set.split("train", intents).stream()
                .map(t -> new Example(t.text(), t.intent()))
                .toList());
        Collections.shuffle(examples, new Random(seed));
        router.learnAll(examples, SCOPE);
        long start = System.nanoTime();
        router.consolidate(SCOPE);
        consolidationSeconds = (System.nanoTime() - start) / 1e9;
    }

    private void measure(SonaRouter router, int task) {
        int right = 0;
        int all = 0;
        List<Double> domains = new ArrayList<>();
        for (int seen = 0; seen <= task; seen++) {
            List<LabelledText> texts = set.split("test", set.domains().get(seen));
            int here = 0;
            for (LabelledText text : texts) {
                here += isRight(router.route(text.text(), SCOPE), text) ? 1 : 0;
            }
            domains.add(here / (double) texts.size());
            right += here;
            all += texts.size();
        }
        byDomain.add(domains);
        accuracies.add(right / (double) all);
    }

    private Outcome outcome(SonaRouter router) {
        Tally inScope = new Tally();
        set.domains().forEach(intents -> set.split("test", intents).forEach(text -> inScope.add(router, text)));
        Tally outOfScope = new Tally();
        set.split("oos_test").forEach(text -> outOfScope.add(router, text));
        return new Outcome(
                List.copyOf(accuracies),
                JointReference.forgetting(byDomain),
                consolidationSeconds,
                inScope.share(inScope.right),
                inScope.share(inScope.unknown),
                inScope.share(inScope.patterns),
                inScope.rightPatterns / (double) Math.max(1, inScope.patterns),
                outOfScope.share(outOfScope.unknown),
                outOfScope.share(outOfScope.patterns));
    }

    static double nearestClassMean(IntentSet set, TextEmbedder embedder) {
        Map<String, float[]> means = new HashMap<>();
        for (LabelledText text : set.split("train")) {
            float[] sum = means.computeIfAbsent(text.intent(), _ -> new float[embedder.dimension()]);
            float[] vector = embedder.embedPassage(text.text());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        Comparator<Map.Entry<String, Double>> byScore = Map.Entry.comparingByValue();
        long right = set.split("test").stream()
                .filter(text -> {
                    float[] vector = embedder.embedPassage(text.text());
                    return means.entrySet().stream()
                            .map(e -> Map.entry(e.getKey(), cosine(vector, e.getValue())))
                            .max(byScore)
                            .orElseThrow()
                            .getKey()
                            .equals(text.intent());
                })
                .count();
        return right / (double) set.split("test").size();
    }

    private static double cosine(float[] unit, float[] other) {
        double dot = 0;
        double square = 0;
        for (int i = 0; i < unit.length; i++) {
            dot += unit[i] * other[i];
            square += other[i] * other[i];
        }
        return dot / Math.sqrt(square);
    }

    private static boolean isRight(RouteDecision decision, LabelledText text) {
        return decision.route().filter(r -> r.id().equals(text.intent())).isPresent();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Counts over texts that were each routed once. */
    private static final class Tally {
        int all;
        int right;
        int unknown;
        int patterns;
        int rightPatterns;

        void add(SonaRouter router, LabelledText text) {
            RouteDecision decision = router.route(text.text(), SCOPE);
            boolean good = isRight(decision, text);
            all++;
            right += good ? 1 : 0;
            unknown += decision.isUnknown() ? 1 : 0;
            if (decision.source() == RouteSource.PATTERN) {
                patterns++;
                rightPatterns += good ? 1 : 0;
            }
        }

        double share(int count) {
            return count / (double) Math.max(1, all);
        }
    }

    /**
     * What one run gave.
     *
     * @param accuracies after each domain, over all intents so far
     * @param forgetting mean drop of a domain's accuracy from its best
     * @param consolidationSeconds of the last domain
     * @param answeredRight share of test texts, with "unknown" allowed
     * @param unknown share of test texts answered unknown
     * @param patternHits share of test texts that layer 1 answered
     * @param patternPrecision share of those answered right
     * @param unknownOutOfScope share of out-of-scope texts answered unknown
     * @param falseHits share of out-of-scope texts that layer 1 answered
     */
    record Outcome(
            List<Double> accuracies,
            double forgetting,
            double consolidationSeconds,
            double answeredRight,
            double unknown,
            double patternHits,
            double patternPrecision,
            double unknownOutOfScope,
            double falseHits) {
        double finalAccuracy() {
            return accuracies.getLast();
        }
    }
}
