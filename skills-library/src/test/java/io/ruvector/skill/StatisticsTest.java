package io.ruvector.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.store.InvalidInputException;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void betaOfWholeNumbersIsABinomialTail() {
        // I_x(a, b) = P(Bin(a + b - 1, x) >= a); for a = 2, b = 3, x = 1/2: (6 + 4 + 1) / 16.
        assertThat(RegularizedBeta.of(0.5, 2, 3)).isEqualTo(11.0 / 16, within(1e-13));
        assertThat(RegularizedBeta.of(0.3, 1, 1)).isEqualTo(0.3, within(1e-13));
        assertThat(RegularizedBeta.of(0.9, 5, 1)).isEqualTo(Math.pow(0.9, 5), within(1e-13));
    }

    @Test
    void betaOfHalvesIsTheArcsineLaw() {
        for (double x : new double[] {1e-9, 0.01, 0.25, 0.5, 0.9, 0.999999}) {
            assertThat(RegularizedBeta.of(x, 0.5, 0.5)).isEqualTo(2 / Math.PI * Math.asin(Math.sqrt(x)), within(1e-12));
        }
    }

    @Test
    void betaIsSymmetricAndOrderedForLargeCounts() {
        assertThat(RegularizedBeta.of(0.5, 50_000, 50_000)).isEqualTo(0.5, within(1e-9));
        assertThat(RegularizedBeta.of(0.2, 3.5, 7.5)).isEqualTo(1 - RegularizedBeta.of(0.8, 7.5, 3.5), within(1e-13));
        assertThat(RegularizedBeta.of(0, 2, 2)).isZero();
        assertThat(RegularizedBeta.of(1, 2, 2)).isEqualTo(1);
    }

    @Test
    void theInverseUndoesBeta() {
        for (double p : new double[] {0.025, 0.05, 0.5, 0.95}) {
            for (double[] ab : new double[][] {{0.5, 0.5}, {3.5, 0.5}, {40.5, 60.5}, {9_000.5, 1_000.5}}) {
                double x = RegularizedBeta.inverse(p, ab[0], ab[1]);
                assertThat(RegularizedBeta.of(x, ab[0], ab[1])).isEqualTo(p, within(1e-9));
            }
        }
    }

    @Test
    void theIntervalNarrowsWithTrials() {
        CredibleInterval three = CredibleInterval.of(3, 3);
        CredibleInterval thirty = CredibleInterval.of(30, 30);
        assertThat(three.lower()).isBetween(0.5, 0.6);
        assertThat(thirty.lower()).isGreaterThan(0.9);
        assertThat(three.mean()).isEqualTo(3.5 / 4);
        assertThat(CredibleInterval.of(0, 0).lower())
                .isEqualTo(Math.pow(Math.sin(0.05 * Math.PI / 2), 2), within(1e-9));
        assertThatThrownBy(() -> CredibleInterval.of(4, 3)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theLadyTastingTea() {
        // Fisher 1935: eight cups, four with milk first; all right by chance 1 in 70.
        assertThat(FisherTest.leastPValue(8, 4, 4)).isEqualTo(1.0 / 70, within(1e-12));
        assertThat(FisherTest.leastPValue(8, 8, 4))
                .as("no failures, no contrast")
                .isEqualTo(1, within(1e-12));
    }

    @Test
    void talliesAddUp() {
        Tally tally = Tally.NONE.plus(true, 1).plus(false, 0.25).plus(new Tally(2, 1, 1.5));
        assertThat(tally).isEqualTo(new Tally(4, 2, 2.75));
        assertThat(tally.rate()).isEqualTo(0.5);
        assertThat(tally.meanReward()).isEqualTo(2.75 / 4);
        assertThatThrownBy(() -> Tally.NONE.plus(true, 1.5)).isInstanceOf(InvalidInputException.class);
    }
}
