package io.ruvector.memory;

import java.time.Duration;
import java.time.Instant;

/**
 * The formula of {@link ScoreParts}, with everything that is the same for all episodes of one recall.
 *
 * @param weights the weights
 * @param floor the embedding model's floor
 * @param bestBm25 the best BM25 score of the recall; 0 when no word matched
 * @param at the time that ages are counted to
 * @param halfLife after how long the recency part has halved
 */
record Scorer(RecallWeights weights, EmbeddingFloor floor, double bestBm25, Instant at, Duration halfLife) {

    private static final double UTILITY_WITHOUT_OUTCOME = 0.5;

    /** How well an episode fits the query by itself, in [0, 1]. */
    double relevance(Measured measured) {
        return (meaning(measured) + keywords(measured)) / (weights.meaning() + weights.keywords());
    }

    /**
     * The score of an episode.
     *
     * @param neighbour the relevance of the better of its neighbours; 0 when it has none
     */
    RecalledEpisode score(Measured measured, double neighbour) {
        Episode episode = measured.episode();
        ScoreParts parts = new ScoreParts(
                meaning(measured),
                keywords(measured),
                weights.context() * neighbour,
                weights.recency() * recency(episode.validTime().orElse(Instant.EPOCH)),
                weights.utility() * episode.outcome().map(Outcome::reward).orElse(UTILITY_WITHOUT_OUTCOME),
                weights.importance() * episode.importance(),
                measured.taskCosine(),
                measured.reflectionCosine(),
                measured.bm25());
        return new RecalledEpisode(episode, parts.total(), parts);
    }

    private double meaning(Measured measured) {
        double nearest =
                Math.max(measured.taskCosine(), measured.reflectionCosine().orElse(-1));
        return weights.meaning() * floor.related(nearest);
    }

    private double keywords(Measured measured) {
        return bestBm25 <= 0
                ? 0
                : weights.keywords() * Math.min(1, measured.bm25().orElse(0) / bestBm25);
    }

    private double recency(Instant time) {
        double ageMillis = Math.max(0, (double) Duration.between(time, at).toMillis());
        return Math.pow(0.5, ageMillis / halfLife.toMillis());
    }
}
