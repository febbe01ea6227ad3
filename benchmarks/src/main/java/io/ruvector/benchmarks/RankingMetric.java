package io.ruvector.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Measures of a ranked list against judgements, as trec_eval computes them; 0 is worst, 1 best. */
public final class RankingMetric {
    private RankingMetric() {}

    /**
     * Normalised discounted cumulative gain: the sum of grade / log2(rank + 1), over the sum of the best order (Järvelin &amp;
     * Kekäläinen, 2002; linear gain).
     *
     * @param ranking passage ids, best first
     * @param grades judgements; unjudged counts as 0, negative grades too
     * @param k the depth
     * @return from 0 to 1
     */
    public static double ndcg(List<String> ranking, Map<String, Integer> grades, int k) {
        double gain = 0;
        for (int i = 0; i < Math.min(k, ranking.size()); i++) {
            gain += Math.max(0, grades.getOrDefault(ranking.get(i), 0)) / log2(i + 2);
        }
        List<Integer> best = grades.values().stream()
                .filter(grade -> grade > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        double ideal = 0;
        for (int i = 0; i < Math.min(k, best.size()); i++) {
            ideal += best.get(i) / log2(i + 2);
        }
        return ideal == 0 ? 0 : gain / ideal;
    }

    /**
     * The share of relevant passages that are among the first.
     *
     * @param ranking passage ids, best first
     * @param grades judgements; above 0 means relevant
     * @param k the depth
     * @return from 0 to 1
     */
    public static double recall(List<String> ranking, Map<String, Integer> grades, int k) {
        long relevant = grades.values().stream().filter(grade -> grade > 0).count();
        long found = ranking.stream()
                .limit(k)
                .filter(id -> grades.getOrDefault(id, 0) > 0)
                .count();
        return relevant == 0 ? 0 : (double) found / relevant;
    }

    /**
     * One over the rank of the first relevant passage.
     *
     * @param ranking passage ids, best first
     * @param grades judgements; above 0 means relevant
     * @return from 0, when none is found, to 1
     */
    public static double reciprocalRank(List<String> ranking, Map<String, Integer> grades) {
        for (int i = 0; i < ranking.size(); i++) {
            if (grades.getOrDefault(ranking.get(i), 0) > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private static double log2(int x) {
        return Math.log(x) / Math.log(2);
    }
}
