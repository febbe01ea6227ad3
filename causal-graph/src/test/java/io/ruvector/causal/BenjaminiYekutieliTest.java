package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenjaminiYekutieliTest {

    /** 1 + 1/2 + 1/3. */
    private static final double HARMONIC_OF_3 = 11.0 / 6;

    @Test
    void adjustedValuesKeepTheOrderGiven() {
        assertThat(BenjaminiYekutieli.adjust(new double[] {0.04, 0.01, 0.03}))
                .containsExactly(
                        new double[] {0.04 * HARMONIC_OF_3, 0.03 * HARMONIC_OF_3, 0.04 * HARMONIC_OF_3}, within(1e-12));
    }

    @Test
    void laterSmallerRatioPullsEarlierValuesDown() {
        assertThat(BenjaminiYekutieli.adjust(new double[] {0.04, 0.042}))
                .containsExactly(new double[] {0.063, 0.063}, within(1e-12));
    }

    @Test
    void nothingTestedGivesNothing() {
        assertThat(BenjaminiYekutieli.adjust(new double[0])).isEmpty();
    }

    @Test
    void noValueIsAboveOne() {
        assertThat(BenjaminiYekutieli.adjust(new double[] {0.9, 0.8})).containsExactly(1, 1);
    }
}
