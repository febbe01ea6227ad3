package io.ruvector.benchmarks;

import io.ruvector.embedding.BundledModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the exam {@code retrieval} demands of each set; one default configuration has to meet all of it. */
final class RetrievalDemands {
    private static final double BM25_ON_SCIFACT = 0.675;
    private static final double DENSE_TOLERANCE = 0.01;
    private static final Map<String, Double> HYBRID = Map.of("scifact", 0.74, "locomo", 0.47);
    private static final Map<String, Double> ABOVE_EITHER = Map.of("cranfield", 0.01, "cacm", 0.01);

    private final String model;
    private final boolean figuresApply;

    /**
     * Demands of a run.
     *
     * @param model id of the embedding model; figures are demanded of the default one
     * @param quick whether corpora are smaller, so that figures do not compare
     */
    RetrievalDemands(String model, boolean quick) {
        this.model = model;
        this.figuresApply = !quick && model.equals(BundledModel.DEFAULT.id());
    }

    List<Condition> of(String set, ModeScores scores) {
        double bm25 = scores.bm25().ndcg().mean();
        double dense = scores.dense().ndcg().mean();
        double hybrid = scores.hybrid().ndcg().mean();
        List<Condition> conditions = new ArrayList<>();
        double margin = figuresApply ? ABOVE_EITHER.getOrDefault(set, 0.0) : 0.0;
        conditions.add(
                Condition.atLeast(set + " hybrid over the better of both", hybrid - Math.max(bm25, dense), margin));
        if (figuresApply && HYBRID.containsKey(set)) {
            conditions.add(Condition.atLeast(set + " hybrid", hybrid, HYBRID.get(set)));
        }
        if (figuresApply && set.equals("scifact")) {
            conditions.add(Condition.atLeast(set + " BM25", bm25, BM25_ON_SCIFACT));
            double published = PublishedFigures.dense(set, model);
            conditions.add(
                    Condition.atMost(set + " |dense - published|", Math.abs(dense - published), DENSE_TOLERANCE));
        }
        return conditions;
    }
}
