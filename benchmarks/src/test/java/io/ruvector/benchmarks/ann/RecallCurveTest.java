package io.ruvector.benchmarks.ann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecallCurveTest {
    private static final RecallCurve CURVE =
            new RecallCurve("any", List.of(point(64, 0.96, 1_000), point(32, 0.92, 4_000), point(128, 0.99, 500)));

    @Test
    void speedBetweenPointsIsTheirGeometricMeanHalfWay() {
        assertThat(CURVE.queriesPerSecondAt(0.94).orElseThrow()).isCloseTo(2_000, within(1e-6));
    }

    @Test
    void speedAtAPointIsItsOwn() {
        assertThat(CURVE.queriesPerSecondAt(0.99).orElseThrow()).isCloseTo(500, within(1e-6));
    }

    @Test
    void aRecallBelowAllPointsGetsTheFirstPointsSpeed() {
        assertThat(CURVE.queriesPerSecondAt(0.5).orElseThrow()).isEqualTo(4_000);
    }

    @Test
    void aRecallAboveAllPointsIsNotReached() {
        assertThat(CURVE.queriesPerSecondAt(0.995)).isEmpty();
        assertThat(CURVE.firstReaching(0.995)).isEmpty();
    }

    @Test
    void theNarrowestSearchThatReachesARecallIsFound() {
        assertThat(CURVE.firstReaching(0.95).orElseThrow().efSearch()).isEqualTo(64);
    }

    private static SweepPoint point(int efSearch, double recall, double speed) {
        return new SweepPoint(efSearch, recall, speed, speed, 1, 2);
    }
}
