package io.ruvector.benchmarks.routing;

import io.ruvector.benchmarks.routing.SoftmaxHead.Labelled;
import io.ruvector.vector.VectorMath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Learners that only remember: nearest class mean, and a vote of the nearest examples weighted by cosine. Thread-safe. */
public final class NearestNeighbours {
    private final List<Labelled> examples;
    private final List<Labelled> means;

    /**
     * Remembers examples.
     *
     * @param training unit vectors with their classes, by task
     */
    public NearestNeighbours(List<List<Labelled>> training) {
        examples = training.stream().flatMap(List::stream).toList();
        Map<Integer, float[]> sums = new HashMap<>();
        for (Labelled example : examples) {
            float[] sum = sums.computeIfAbsent(example.label(), _ -> new float[example.vector().length]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += example.vector()[i];
            }
        }
        means = new ArrayList<>();
        sums.forEach((label, sum) -> means.add(new Labelled(unit(sum), label)));
    }

    /** {@return the share of held-out examples whose class has the nearest mean} */
    public double accuracyOfMeans(List<List<Labelled>> test) {
        return accuracy(test, means, 1);
    }

    /** {@return the share of held-out examples whose class wins the vote of the {@code k} nearest examples} */
    public double accuracy(List<List<Labelled>> test, int k) {
        return accuracy(test, examples, k);
    }

    private static double accuracy(List<List<Labelled>> test, List<Labelled> known, int k) {
        List<Labelled> all = test.stream().flatMap(List::stream).toList();
        long right = all.parallelStream()
                .filter(asked -> vote(asked.vector(), known, k) == asked.label())
                .count();
        return right / (double) all.size();
    }

    private static int vote(float[] asked, List<Labelled> known, int k) {
        Map<Integer, Double> votes = new HashMap<>();
        known.stream()
                .map(each -> Map.entry(each.label(), (double) VectorMath.dot(asked, each.vector(), 0)))
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(k)
                .forEach(near -> votes.merge(near.getKey(), near.getValue(), Double::sum));
        return votes.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    private static float[] unit(float[] vector) {
        float length = (float) Math.sqrt(VectorMath.dot(vector, vector, 0));
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }
}
