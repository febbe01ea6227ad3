package io.ruvector.memory;

import java.util.OptionalDouble;

/**
 * Why an episode was recalled: what each part contributed to its score, and the raw values behind the parts.
 *
 * <p>The first six are weighted contributions, each between 0 and its {@link RecallWeights weight}; their sum is the score:
 *
 * <ul>
 *   <li>meaning: weight × the larger of the two cosines (query to task, query to reflection) after the model's floor is
 *       taken off: {@code max(0, (cosine - floor) / (1 - floor))}, where the floor is the model's mean cosine between
 *       unrelated texts;
 *   <li>keywords: weight × BM25 ÷ the best BM25 of the same recall; 0 when no word matches;
 *   <li>context: weight × the neighbour's relevance, in [0, 1]: that of the better of the episodes remembered right before
 *       and right after it in the same session, as far as the reader sees them; an episode's relevance is its (meaning +
 *       keywords) ÷ (their weights);
 *   <li>recency: weight × {@code 0.5 ^ (age / half-life)}, the age counted from the valid time and never below 0;
 *   <li>utility: weight × reward; an episode without outcome counts as 0.5;
 *   <li>importance: weight × {@link Episode#importance()}.
 * </ul>
 *
 * @param meaning contribution of similarity in meaning
 * @param keywords contribution of matching words
 * @param context contribution of its neighbours in the session
 * @param recency contribution of time
 * @param utility contribution of the reward
 * @param importance contribution of the importance
 * @param taskCosine cosine of query and task, in [-1, 1]
 * @param reflectionCosine cosine of query and reflection, in [-1, 1]; absent when there is no reflection
 * @param bm25 BM25 score, not negative; absent when no word matches or words do not count
 */
public record ScoreParts(
        double meaning,
        double keywords,
        double context,
        double recency,
        double utility,
        double importance,
        double taskCosine,
        OptionalDouble reflectionCosine,
        OptionalDouble bm25) {

    /** The score: meaning + keywords + context + recency + utility + importance. */
    public double total() {
        return meaning + keywords + context + recency + utility + importance;
    }
}
