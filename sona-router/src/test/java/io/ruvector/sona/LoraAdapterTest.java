package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.store.InvalidInputException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoraAdapterTest {

    private static final int DIMENSION = 6;

    @Test
    void newAdapterChangesNothing() {
        float[] x = random(DIMENSION, 1);

        assertThat(LoraAdapter.identity(DIMENSION, 2, 4, 1).apply(x)).isEqualTo(x);
    }

    @Test
    void gradientAgreesWithFiniteDifferences() {
        LoraAdapter adapter = randomAdapter();
        float[] x = random(DIMENSION, 2);
        float[] direction = random(DIMENSION, 3);
        float[] gradient = new float[adapter.parameterCount()];
        adapter.addGradient(x, direction, gradient);

        float step = 1e-2f;
        for (int i = 0; i < gradient.length; i++) {
            double up = loss(moved(adapter, i, step), x, direction);
            double down = loss(moved(adapter, i, -step), x, direction);
            assertThat((double) gradient[i]).isCloseTo((up - down) / (2 * step), within(2e-3));
        }
    }

    @Test
    void stepsReduceTheLoss() {
        LoraAdapter adapter = LoraAdapter.identity(DIMENSION, 2, 2, 5);
        float[] x = UnitVectors.unit(random(DIMENSION, 2));
        float[] target = random(DIMENSION, 4);
        double before = squaredError(adapter, x, target);
        for (int i = 0; i < 300; i++) {
            float[] y = adapter.apply(x);
            float[] atOutput = new float[DIMENSION];
            for (int j = 0; j < DIMENSION; j++) {
                atOutput[j] = 2 * (y[j] - target[j]);
            }
            float[] gradient = new float[adapter.parameterCount()];
            adapter.addGradient(x, atOutput, gradient);
            adapter = adapter.step(gradient, 0.05f);
        }

        assertThat(squaredError(adapter, x, target)).isLessThan(before / 1_000);
    }

    @Test
    void wrongShapesAreRefused() {
        LoraAdapter adapter = randomAdapter();
        assertThatThrownBy(() -> adapter.apply(new float[5]))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("vector: expected 6 numbers, got 5");
        assertThatThrownBy(() -> adapter.step(new float[3], 1)).isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> adapter.withParameters(new float[3])).isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> adapter.addGradient(new float[6], new float[6], new float[1]))
                .isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> LoraAdapter.identity(4, 5, 1, 1)).isInstanceOf(InvalidInputException.class);
    }

    private static LoraAdapter randomAdapter() {
        LoraAdapter adapter = LoraAdapter.identity(DIMENSION, 2, 4, 1);
        return adapter.withParameters(random(adapter.parameterCount(), 7));
    }

    private static LoraAdapter moved(LoraAdapter adapter, int parameter, float by) {
        float[] parameters = adapter.parameters();
        parameters[parameter] += by;
        return adapter.withParameters(parameters);
    }

    private static double loss(LoraAdapter adapter, float[] x, float[] direction) {
        float[] y = adapter.apply(x);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (double) y[i] * direction[i];
        }
        return sum;
    }

    private static double squaredError(LoraAdapter adapter, float[] x, float[] target) {
        float[] y = adapter.apply(x);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - target[i]) * (y[i] - target[i]);
        }
        return sum;
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
