package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand beside each assertion. */
class RankingMetricTest {
    private static final double EXACT = 1e-9;

    @Test
    void ndcgOfThePerfectOrderIsOne() {
        assertThat(RankingMetric.ndcg(List.of("a", "b", "c"), Map.of("a", 3, "b", 2, "c", 1), 10))
                .isCloseTo(1, within(EXACT));
    }

    @Test
    void ndcgDiscountsByTheLogOfTheRank() {
        // one relevant passage at rank 3: 1/log2(4) over 1/log2(2) = 0.5
        assertThat(RankingMetric.ndcg(List.of("x", "y", "a"), Map.of("a", 1), 10))
                .isCloseTo(0.5, within(EXACT));
    }

    @Test
    void ndcgWeighsGradesLinearly() {
        // ranking b(1), a(3): 1/1 + 3/1.584962501 = 2.892789261; ideal 3/1 + 1/1.584962501 = 3.630929754
        assertThat(RankingMetric.ndcg(List.of("b", "a"), Map.of("a", 3, "b", 1), 10))
                .isCloseTo(2.892789261 / 3.630929754, within(1e-9));
    }

    @Test
    void ndcgIdealIsCutAtTheSameDepth() {
        // two relevant, depth 1, one of them first: as good as depth 1 can be
        assertThat(RankingMetric.ndcg(List.of("a", "x"), Map.of("a", 1, "b", 1), 1))
                .isCloseTo(1, within(EXACT));
    }

    @Test
    void whatIsBelowTheDepthDoesNotCount() {
        assertThat(RankingMetric.ndcg(List.of("x", "a"), Map.of("a", 1), 1)).isZero();
        assertThat(RankingMetric.recall(List.of("x", "a"), Map.of("a", 1), 1)).isZero();
    }

    @Test
    void negativeGradesCountAsNotRelevant() {
        assertThat(RankingMetric.ndcg(List.of("spam", "a"), Map.of("a", 1, "spam", -1), 10))
                .isCloseTo(1 / (Math.log(3) / Math.log(2)), within(EXACT));
        assertThat(RankingMetric.recall(List.of("spam"), Map.of("a", 1, "spam", -1), 10))
                .isZero();
    }

    @Test
    void recallIsTheShareFound() {
        assertThat(RankingMetric.recall(List.of("a", "x", "c"), Map.of("a", 1, "b", 1, "c", 2, "d", 1), 3))
                .isCloseTo(0.5, within(EXACT));
    }

    @Test
    void reciprocalRankIsThatOfTheFirstRelevant() {
        assertThat(RankingMetric.reciprocalRank(List.of("x", "y", "a", "b"), Map.of("a", 1, "b", 1)))
                .isCloseTo(1.0 / 3, within(EXACT));
        assertThat(RankingMetric.reciprocalRank(List.of("x"), Map.of("a", 1))).isZero();
    }

    @Test
    void anEmptyRankingScoresZero() {
        assertThat(RankingMetric.ndcg(List.of(), Map.of("a", 1), 10)).isZero();
        assertThat(RankingMetric.recall(List.of(), Map.of("a", 1), 10)).isZero();
    }
}
