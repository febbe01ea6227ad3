package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.store.InvalidInputException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EwcPlusPlusTest {

    @Test
    void nothingIsPulledBeforeTheFirstTaskEnds() {
        EwcPlusPlus guard = new EwcPlusPlus(2, 5, 0.5);
        guard.observe(new float[] {1, 2}, new float[] {0, 0}, new float[] {1, 1});

        assertThat(guard.penalty(new float[] {9, 9})).isZero();
        assertThat(guard.addPenaltyGradient(new float[] {9, 9}, new float[] {3, 4}))
                .containsExactly(3, 4);
    }

    @Test
    void fisherIsAMovingAverageOfSquaredGradients() {
        EwcPlusPlus guard = new EwcPlusPlus(2, 1, 0.25);
        float[] still = {0, 0};
        for (float[] gradient : new float[][] {{2, 0}, {0, 4}, {1, 0}, {0, 0}, {4, 0}}) {
            guard.observe(gradient, still, still);
        }
        guard.finishTask(still);

        // The average of the first four, {1.25, 4}, then {0.25 * 16 + 0.75 * 1.25, 0.75 * 4}; nothing moved: no score.
        assertThat(guard.importance()).containsExactly(new double[] {1, 3 / 4.9375}, within(1e-12));
    }

    @Test
    void scoreIsTheDropOfTheLossOverTheDistanceInTheFisherMetric() {
        EwcPlusPlus guard = new EwcPlusPlus(2, 1, 1);
        // The first parameter moved down its slope, the second against it.
        guard.observe(new float[] {2, 2}, new float[] {0, 0}, new float[] {-0.5f, 0.5f});
        guard.finishTask(new float[] {-0.5f, 0.5f});

        // Both Fishers are 4 and scale to 1; scores are 1 / (4 * 0.25 / 2) = 2 and 0, scaled to 1 and 0.
        assertThat(guard.importance()).containsExactly(new double[] {2, 1}, within(1e-6));
    }

    @Test
    void stepsToAndFroWithinAStretchCountByWhatIsLeftOfThem() {
        EwcPlusPlus guard = new EwcPlusPlus(2, 1, 1);
        // The first parameter goes down its slope and back; the second goes half as far and stays.
        guard.observe(new float[] {2, 2}, new float[] {0, 0}, new float[] {-1, -0.25f});
        guard.observe(new float[] {2, 2}, new float[] {-1, -0.25f}, new float[] {0, -0.5f});
        guard.finishTask(new float[] {0, -0.5f});

        assertThat(guard.importance()).containsExactly(new double[] {1, 2}, within(1e-6));
    }

    @Test
    void scoresOfTasksAreAveraged() {
        EwcPlusPlus guard = new EwcPlusPlus(2, 1, 1);
        guard.observe(new float[] {2, 2}, new float[] {0, 0}, new float[] {-0.5f, 0});
        guard.finishTask(new float[] {-0.5f, 0});
        guard.observe(new float[] {2, 2}, new float[] {0, 0}, new float[] {0, -0.5f});
        guard.finishTask(new float[] {-0.5f, -0.5f});

        // Scores {2, 0} then {0, 2}: average {1, 1}.
        assertThat(guard.importance()).containsExactly(new double[] {2, 2}, within(1e-6));
        assertThat(guard.tasks()).isEqualTo(2);
    }

    @Test
    void penaltyGradientAgreesWithFiniteDifferencesAndVanishesAtTheAnchor() {
        EwcPlusPlus guard = trained(20);
        float[] theta = random(20, 8);
        float[] gradient = guard.addPenaltyGradient(theta, new float[20]);
        for (int i = 0; i < 20; i++) {
            float[] up = theta.clone();
            float[] down = theta.clone();
            up[i] += 0.125f;
            down[i] -= 0.125f;
            double numeric = (guard.penalty(up) - guard.penalty(down)) / ((double) up[i] - down[i]);
            assertThat((double) gradient[i]).isCloseTo(numeric, within(1e-3));
        }
        assertThat(guard.addPenaltyGradient(random(20, 1), new float[20])).containsOnly(0);
        assertThat(guard.penalty(random(20, 1))).isZero();
    }

    @Test
    void pullGrowsWithTheDistanceFromTheAnchor() {
        EwcPlusPlus guard = trained(4);
        float[] near = random(4, 1);
        float[] far = near.clone();
        near[0] += 0.1f;
        far[0] += 0.2f;

        float pullNear = guard.addPenaltyGradient(near, new float[4])[0];
        float pullFar = guard.addPenaltyGradient(far, new float[4])[0];

        assertThat(pullFar).isCloseTo(2 * pullNear, within(1e-4f));
        assertThat(pullNear).isPositive();
    }

    @Test
    void secondTaskForgetsLessOfTheFirstWithThePullThanWithout() {
        assertThat(lossOnFirstTaskAfterBoth(10)).isLessThan(lossOnFirstTaskAfterBoth(0) / 5);
    }

    /** Task one wants parameter 0 at 1 and does not care for parameter 1; task two wants their sum at -1. */
    private static double lossOnFirstTaskAfterBoth(double lambda) {
        EwcPlusPlus guard = new EwcPlusPlus(2, lambda, 0.1);
        float[] theta = {0, 0};
        for (int i = 0; i < 400; i++) {
            float[] gradient = i < 200
                    ? new float[] {2 * (theta[0] - 1), 0}
                    : new float[] {2 * (theta[0] + theta[1] + 1), 2 * (theta[0] + theta[1] + 1)};
            float[] total = guard.addPenaltyGradient(theta, gradient.clone());
            float[] next = {theta[0] - 0.02f * total[0], theta[1] - 0.02f * total[1]};
            guard.observe(gradient, theta, next);
            theta = next;
            if (i == 199) {
                guard.finishTask(theta);
            }
        }
        assertThat(theta[0] + theta[1]).isCloseTo(-1, within(0.2f));
        return (theta[0] - 1) * (theta[0] - 1);
    }

    @Test
    void wrongShapesFailHard() {
        EwcPlusPlus guard = new EwcPlusPlus(3, 1, 0.5);
        float[] right = new float[3];
        float[] wrong = new float[2];
        assertThatThrownBy(() -> guard.observe(wrong, right, right)).isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> guard.observe(right, wrong, right)).isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> guard.observe(right, right, wrong)).isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> guard.finishTask(wrong)).isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> guard.penalty(wrong))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("parameters: expected 3 numbers, got 2");
        assertThatThrownBy(() -> guard.addPenaltyGradient(right, wrong)).isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> new EwcPlusPlus(0, 1, 0.5)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new EwcPlusPlus(1, -1, 0.5)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new EwcPlusPlus(1, 1, 0)).isInstanceOf(InvalidInputException.class);
    }

    private static EwcPlusPlus trained(int parameters) {
        EwcPlusPlus guard = new EwcPlusPlus(parameters, 3, 0.3);
        for (int step = 0; step < 10; step++) {
            guard.observe(random(parameters, step), random(parameters, step + 20), random(parameters, step + 40));
        }
        guard.finishTask(random(parameters, 1));
        return guard;
    }

    private static float[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
