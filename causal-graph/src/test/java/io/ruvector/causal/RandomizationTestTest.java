package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomizationTestTest {

    @Test
    void tailIsThatOfTheExactDistribution() {
        Random random = new Random(3);
        double[] propensity = new double[16];
        double[] score = new double[16];
        for (int i = 0; i < 16; i++) {
            propensity[i] = 0.1 + 0.8 * random.nextDouble();
            score[i] = random.nextGaussian() * Math.exp(random.nextGaussian());
        }
        for (double share : new double[] {0.3, 0.6, 0.8}) {
            double observed = share * most(propensity, score);
            double exact = 2 * exactTail(propensity, score, observed);
            assertThat(RandomizationTest.pValue(observed, propensity, score))
                    .as("at %s of the largest, exactly %s", share, exact)
                    .isCloseTo(Math.min(1, exact), withinPercentage(35));
        }
    }

    @Test
    void manyEvenCoinsGiveTheNormalTail() {
        double[] propensity = new double[10_000];
        double[] score = new double[10_000];
        Arrays.fill(propensity, 0.5);
        Arrays.fill(score, 1);

        assertThat(RandomizationTest.pValue(50 * 1.959964, propensity, score)).isCloseTo(0.05, within(1e-3));
        assertThat(RandomizationTest.pValue(-50 * 1.959964, propensity, score)).isCloseTo(0.05, within(1e-3));
        assertThat(RandomizationTest.pValue(50 * 6, propensity, score)).isCloseTo(1.97e-9, withinPercentage(5));
        assertThat(RandomizationTest.pValue(0, propensity, score)).isEqualTo(1);
    }

    @Test
    void outcomesThatAreAllEqualTellNothing() {
        assertThat(RandomizationTest.pValue(0, new double[] {0.5, 0.5}, new double[] {0, 0}))
                .isEqualTo(1);
    }

    @Test
    void largestPossibleValueHasTheChanceOfItsOneAssignment() {
        double[] propensity = {0.5, 0.25, 0.5};
        double[] score = {1, 2, -3};

        assertThat(RandomizationTest.pValue(most(propensity, score), propensity, score))
                .isCloseTo(2 * 0.5 * 0.25 * 0.5, within(1e-12));
    }

    private static double most(double[] propensity, double[] score) {
        double most = 0;
        for (int i = 0; i < score.length; i++) {
            most += Math.max(score[i] * (1 - propensity[i]), -score[i] * propensity[i]);
        }
        return most;
    }

    private static double exactTail(double[] propensity, double[] score, double observed) {
        double tail = 0;
        for (int treated = 0; treated < 1 << score.length; treated++) {
            double chance = 1;
            double statistic = 0;
            for (int i = 0; i < score.length; i++) {
                boolean t = (treated >> i & 1) == 1;
                chance *= t ? propensity[i] : 1 - propensity[i];
                statistic += ((t ? 1 : 0) - propensity[i]) * score[i];
            }
            tail += statistic >= observed ? chance : 0;
        }
        return tail;
    }
}
