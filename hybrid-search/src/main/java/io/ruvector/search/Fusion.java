package io.ruvector.search;

import io.ruvector.store.InvalidInputException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges result lists of different searches into one, best first; equal scores are ordered by id, so that the same
 * lists always give the same order. Thread-safe: no state.
 *
 * {@snippet :
 * List<Ranked> both = Fusion.reciprocalRank(List.of(byVector, byWords), Fusion.DEFAULT_RANK_CONSTANT);
 * }
 */
public final class Fusion {
    /** The constant of the paper on reciprocal rank fusion. */
    public static final int DEFAULT_RANK_CONSTANT = 60;

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::id);

    private Fusion() {}

    /**
     * Reciprocal rank fusion (Cormack, Clarke, Buettcher, SIGIR 2009): the sum over the lists of 1 / (k + rank), rank
     * starting at 1. Scores do not matter, only the order.
     *
     * @param lists each best first
     * @param k rank constant, at least 1; larger values flatten the difference between ranks
     */
    public static List<Ranked> reciprocalRank(List<List<Ranked>> lists, int k) {
        if (k < 1) {
            throw new InvalidInputException("rank constant k", k, "at least 1");
        }
        Map<String, Double> fused = new HashMap<>();
        for (List<Ranked> list : lists) {
            Set<String> seen = new HashSet<>();
            int rank = 0;
            for (Ranked entry : list) {
                rank++;
                if (seen.add(entry.id())) {
                    fused.merge(entry.id(), 1.0 / (k + rank), Double::sum);
                }
            }
        }
        return sorted(fused);
    }

    /**
     * Weighted sum of normalised scores. An entry absent from a list counts there as the list's lowest score.
     *
     * @param lists result lists, in any order
     * @param weights one weight for each list, none negative
     * @param normalization how each list's scores are made comparable
     */
    public static List<Ranked> weighted(List<List<Ranked>> lists, List<Double> weights, Normalization normalization) {
        if (lists.size() != weights.size()) {
            throw new InvalidInputException("weights", weights, lists.size() + " values, one for each list");
        }
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new InvalidInputException("weights", weights, "finite values, none negative");
            }
        }
        Map<String, Double> fused = new HashMap<>();
        lists.forEach(list -> list.forEach(entry -> fused.put(entry.id(), 0.0)));
        for (int i = 0; i < lists.size(); i++) {
            add(lists.get(i), weights.get(i), normalization, fused);
        }
        return sorted(fused);
    }

    private static void add(List<Ranked> list, double weight, Normalization normalization, Map<String, Double> fused) {
        Map<String, Double> scores = new HashMap<>();
        list.forEach(entry -> scores.merge(entry.id(), entry.score(), Math::max));
        if (scores.isEmpty()) {
            return;
        }
        Normalization.Scale scale = normalization.of(scores.values());
        fused.replaceAll((id, sum) -> {
            Double score = scores.get(id);
            return sum + weight * (score == null ? scale.absent() : scale.apply(score));
        });
    }

    private static List<Ranked> sorted(Map<String, Double> fused) {
        return fused.entrySet().stream()
                .map(e -> new Ranked(e.getKey(), e.getValue()))
                .sorted(BEST_FIRST)
                .toList();
    }
}
