package io.ruvector.benchmarks;

import io.ruvector.rag.evaluation.RankingMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Measures of one system over the queries of one data set, which may be made of several corpora. */
final class Scores {
    private final List<String> groups = new ArrayList<>();
    private final List<Double> ndcg = new ArrayList<>();
    private final List<Double> recall = new ArrayList<>();
    private final List<Double> reciprocalRank = new ArrayList<>();

    /** Asks a system every query of a set. */
    void add(RetrievalSet set, Function<JudgedQuery, List<String>> system) {
        for (JudgedQuery query : set.queries()) {
            List<String> ranking = system.apply(query);
            groups.add(query.group());
            RankingMeasures measures = RankingMeasures.of(ranking, query.grades(), 10);
            ndcg.add(measures.ndcg());
            recall.add(RankingMeasures.of(ranking.subList(0, Math.min(100, ranking.size())), query.grades(), 10)
                    .recall());
            reciprocalRank.add(measures.reciprocalRank());
        }
    }

    int queries() {
        return ndcg.size();
    }

    Bootstrap.Interval ndcg() {
        return Bootstrap.meanOfGroups(ndcg, groups);
    }

    /** By how much this system's nDCG@10 is above another's on the same queries. */
    Bootstrap.Interval above(Scores other) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < ndcg.size(); i++) {
            differences.add(ndcg.get(i) - other.ndcg.get(i));
        }
        return Bootstrap.meanOfGroups(differences, groups);
    }

    double recallAt100() {
        return Bootstrap.meanOfGroups(recall, groups).mean();
    }

    double meanReciprocalRank() {
        return Bootstrap.meanOfGroups(reciprocalRank, groups).mean();
    }

    static String shown(Bootstrap.Interval interval) {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", interval.mean(), interval.low(), interval.high());
    }

    static String shown(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
