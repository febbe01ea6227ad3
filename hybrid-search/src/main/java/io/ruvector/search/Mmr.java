package io.ruvector.search;

import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): picks results that are relevant and unlike those
 * already picked. Thread-safe: no state.
 */
public final class Mmr {
    private Mmr() {}

    /**
     * Picks at most {@code k} of the candidates, each time the one with the highest
     * {@code lambda * relevance - (1 - lambda) * (largest similarity to a picked one)}.
     *
     * @param candidates with their relevance, on the same scale as the similarity (usually [0, 1])
     * @param lambda in [0, 1]: 1 keeps the order of relevance, 0 looks at diversity only
     * @param k how many to pick, at least 1
     * @param similarity of two candidates, by id; higher is more alike
     * @return the picked candidates in the order they were picked, with their relevance unchanged
     */
    public static List<Ranked> select(
            List<Ranked> candidates, double lambda, int k, ToDoubleBiFunction<String, String> similarity) {
        if (!(lambda >= 0 && lambda <= 1)) {
            throw new InvalidInputException("lambda", lambda, "a value in [0, 1]");
        }
        if (k < 1) {
            throw new InvalidInputException("k", k, "at least 1");
        }
        List<Ranked> left = new ArrayList<>(candidates);
        double[] nearest = new double[left.size()];
        Arrays.fill(nearest, Double.NEGATIVE_INFINITY);
        boolean[] taken = new boolean[left.size()];
        List<Ranked> picked = new ArrayList<>();
        while (picked.size() < Math.min(k, left.size())) {
            int best = -1;
            double bestScore = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < left.size(); i++) {
                double redundancy = picked.isEmpty() ? 0 : nearest[i];
                double score = lambda * left.get(i).score() - (1 - lambda) * redundancy;
                if (!taken[i] && (best < 0 || score > bestScore)) {
                    best = i;
                    bestScore = score;
                }
            }
            taken[best] = true;
            Ranked chosen = left.get(best);
            picked.add(chosen);
            for (int i = 0; i < left.size(); i++) {
                if (!taken[i]) {
                    nearest[i] = Math.max(
                            nearest[i],
                            similarity.applyAsDouble(chosen.id(), left.get(i).id()));
                }
            }
        }
        return List.copyOf(picked);
    }
}
