package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    @Test
    void adjustedValuesKeepTheOrderGiven() {
        assertThat(BenjaminiHochberg.adjust(new double[] {0.04, 0.01, 0.03}))
                .containsExactly(new double[] {0.04, 0.03, 0.04}, within(1e-12));
    }

    @Test
    void laterSmallerRatioPullsEarlierValuesDown() {
        assertThat(BenjaminiHochberg.adjust(new double[] {0.04, 0.042}))
                .containsExactly(new double[] {0.042, 0.042}, within(1e-12));
    }

    @Test
    void nothingTestedGivesNothing() {
        assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
    }
}
