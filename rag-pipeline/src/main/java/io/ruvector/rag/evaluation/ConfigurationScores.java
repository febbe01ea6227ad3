package io.ruvector.rag.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one configuration reached, question by question.
 *
 * @param configuration which one
 * @param measures of each question, in the order of the questions
 */
public record ConfigurationScores(Configuration configuration, List<RankingMeasures> measures) {
    /** The seed of intervals and tests, so that the same run prints the same figures. */
    public static final long SEED = 42;

    /** Keeps its own copy. */
    public ConfigurationScores {
        measures = List.copyOf(measures);
    }

    /** The mean of a measure over the questions. */
    public MeanInterval mean(ToDoubleFunction<RankingMeasures> measure) {
        return MeanInterval.of(values(measure), SEED);
    }

    /** This configuration against another one on the same questions, by nDCG. */
    public PairedComparison against(ConfigurationScores other) {
        return PairedComparison.of(values(RankingMeasures::ndcg), other.values(RankingMeasures::ndcg), SEED);
    }

    private double[] values(ToDoubleFunction<RankingMeasures> measure) {
        return measures.stream().mapToDouble(measure).toArray();
    }
}
