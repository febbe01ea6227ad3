package io.ruvector.benchmarks;

import io.ruvector.benchmarks.feedback.Raters;
import io.ruvector.rag.feedback.Champion;
import io.ruvector.rag.feedback.Tuning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** What ratings of some questions did to others, over several runs. */
final class FeedbackRuns {
    private final Map<JudgedQuery, List<Double>> gains = new LinkedHashMap<>();
    private final List<Double> means = new ArrayList<>();
    private final List<Double> trust = new ArrayList<>();
    private Map<JudgedQuery, Double> lastRun = Map.of();

    /** Ratings of train questions in an order drawn by the seed, then the gain of every test question. */
    void run(RatedSearch search, List<JudgedQuery> train, List<JudgedQuery> test, Raters raters, long seed) {
        List<JudgedQuery> order = new ArrayList<>(train);
        Collections.shuffle(order, new Random(seed));
        Tuning tuning = search.learn(order, raters, new SplittableRandom(seed));
        Champion champion = tuning.champion();
        trust.add(champion.trust());
        lastRun = new LinkedHashMap<>();
        test.forEach(query -> lastRun.put(query, search.gain(query)));
        addAll(lastRun);
    }

    /** Takes over what another run found. */
    void addAll(Map<JudgedQuery, Double> found) {
        found.forEach((query, gain) ->
                gains.computeIfAbsent(query, key -> new ArrayList<>()).add(gain));
        means.add(found.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow());
    }

    Map<JudgedQuery, Double> lastRun() {
        return lastRun;
    }

    /** The mean over all questions, each with its mean over the runs. */
    Bootstrap.Interval gain() {
        return gain(query -> true);
    }

    Bootstrap.Interval gain(java.util.function.Predicate<JudgedQuery> chosen) {
        List<Double> values = new ArrayList<>();
        gains.forEach((query, all) -> {
            if (chosen.test(query)) {
                values.add(
                        all.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
            }
        });
        return values.isEmpty() ? new Bootstrap.Interval(0, 0, 0) : Bootstrap.mean(values);
    }

    long questions(java.util.function.Predicate<JudgedQuery> chosen) {
        return gains.keySet().stream().filter(chosen).count();
    }

    /** The mean gain of each run, in order. */
    List<Double> means() {
        return List.copyOf(means);
    }

    double lowest() {
        return Collections.min(means);
    }

    double highest() {
        return Collections.max(means);
    }

    /** How far the runs ended up trusting ratings of similar questions: the mean, the least, the most. */
    String trust() {
        double mean = trust.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return String.format(Locale.ROOT, "%.2f (%.2f .. %.2f)", mean, Collections.min(trust), Collections.max(trust));
    }
}
