package io.ruvector.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingMeasuresTest {

    @Test
    void theBestOrderScoresOne() {
        RankingMeasures best = RankingMeasures.of(List.of("a", "b", "x"), Map.of("a", 2, "b", 1, "c", 0), 10);

        assertThat(best).isEqualTo(new RankingMeasures(1, 1, 1));
    }

    @Test
    void aRelevantDocumentInSecondPlaceIsDiscounted() {
        RankingMeasures second = RankingMeasures.of(List.of("x", "a"), Map.of("a", 1), 10);

        assertThat(second.ndcg()).isCloseTo(1 / (Math.log(3) / Math.log(2)), within(1e-12));
        assertThat(second.reciprocalRank()).isEqualTo(0.5);
        assertThat(second.recall()).isEqualTo(1);
    }

    @Test
    void behindTheCutOffADocumentCountsForRecallOnly() {
        RankingMeasures late = RankingMeasures.of(List.of("x", "y", "a"), Map.of("a", 1, "b", 1), 2);

        assertThat(late.ndcg()).isZero();
        assertThat(late.recall()).isEqualTo(0.5);
        assertThat(late.reciprocalRank()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void nothingFoundScoresZero() {
        assertThat(RankingMeasures.of(List.of(), Map.of("a", 1), 10)).isEqualTo(new RankingMeasures(0, 0, 0));
    }
}
