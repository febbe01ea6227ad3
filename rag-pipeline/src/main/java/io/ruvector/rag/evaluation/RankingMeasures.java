package io.ruvector.rag.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How good one ranking is, as trec_eval computes it; each measure from 0, worst, to 1, best.
 *
 * @param ndcg normalised discounted cumulative gain at the cut-off: the sum of grade / log2(rank + 1) over the sum of the
 *     best order (Järvelin &amp; Kekäläinen, 2002; linear gain)
 * @param recall the share of the relevant documents that were found at all
 * @param reciprocalRank one over the rank of the first relevant document, 0 when none was found
 */
public record RankingMeasures(double ndcg, double recall, double reciprocalRank) {
    /**
     * Measures a ranking.
     *
     * @param ranking document ids, best first, each once
     * @param grades judgements; unjudged counts as 0, negative grades too
     * @param cutoff how many documents nDCG looks at
     */
    public static RankingMeasures of(List<String> ranking, Map<String, Integer> grades, int cutoff) {
        double gain = 0;
        double reciprocalRank = 0;
        int found = 0;
        for (int i = 0; i < ranking.size(); i++) {
            int grade = Math.max(0, grades.getOrDefault(ranking.get(i), 0));
            gain += i < cutoff ? grade * discount(i) : 0;
            if (grade > 0) {
                reciprocalRank = found == 0 ? 1.0 / (i + 1) : reciprocalRank;
                found++;
            }
        }
        List<Integer> best = grades.values().stream()
                .filter(grade -> grade > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        double ideal = 0;
        for (int i = 0; i < Math.min(cutoff, best.size()); i++) {
            ideal += best.get(i) * discount(i);
        }
        return best.isEmpty()
                ? new RankingMeasures(0, 0, 0)
                : new RankingMeasures(gain / ideal, (double) found / best.size(), reciprocalRank);
    }

    private static double discount(int index) {
        return Math.log(2) / Math.log(index + 2);
    }
}
