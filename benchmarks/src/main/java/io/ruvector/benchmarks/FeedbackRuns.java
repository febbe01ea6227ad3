package io.ruvector.benchmarks;

import io.ruvector.benchmarks.feedback.Raters;
import io.ruvector.rag.feedback.Champion;
import io.ruvector.rag.feedback.Tuning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What ratings of some questions did to others, over several runs. */
final class FeedbackRuns {
    private final Map<JudgedQuery, List<Double>> gains = new LinkedHashMap<>();
    private final List<Double> means = new ArrayList<>();
    private final Map<String, Integer> champions = new TreeMap<>();
    private Map<JudgedQuery, Double> lastRun = Map.of();

    /** Ratings of train questions in an order drawn by the seed, then the gain of every test question. */
    void run(RatedSearch search, List<JudgedQuery> train, List<JudgedQuery> test, Raters raters, long seed) {
        List<JudgedQuery> order = new ArrayList<>(train);
        Collections.shuffle(order, new Random(seed));
        Tuning tuning = search.learn(order, raters, new SplittableRandom(seed));
        Champion champion = tuning.champion();
        champions.merge(champion.policy() + " " + champion.denseWeight(), 1, Integer::sum);
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

    String champions() {
        List<String> shown = new ArrayList<>();
        champions.forEach((champion, count) -> shown.add(count + " " + champion));
        return String.join(", ", shown);
    }
}
