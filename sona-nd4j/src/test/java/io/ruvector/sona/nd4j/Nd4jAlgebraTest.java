package io.ruvector.sona.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.sona.BatchAlgebra;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The numbers of ND4J are those of its twin in plain Java. */
class Nd4jAlgebraTest {
    private static final BatchAlgebra PLAIN = BatchAlgebra.plainJava();
    private final BatchAlgebra nd4j = new Nd4jAlgebra();
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void sumsOfWholeNumbersAreTheSameBits() {
        int n = 70;
        double[][] rows = new double[33][n];
        double[] weights = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            weights[k] = random.nextInt(-16, 17);
            for (int i = 0; i < n; i++) {
                rows[k][i] = random.nextInt(-320, 321);
            }
        }
        double[] expected = started(n);
        double[] found = started(n);

        PLAIN.addGram(n, rows, weights, expected);
        nd4j.addGram(n, rows, weights, found);

        assertThat(upper(n, found)).containsExactly(upper(n, expected));
    }

    @Test
    void nothingIsAddedForNoRows() {
        double[] gram = started(5);
        nd4j.addGram(5, new double[0][], new double[0], gram);

        assertThat(gram).containsExactly(started(5));
    }

    @Test
    void factorsAgree() {
        for (int n : new int[] {1, 2, 65, 200}) {
            double[] expected = positiveDefinite(n);
            double[] found = expected.clone();

            PLAIN.factor(n, expected);
            nd4j.factor(n, found);

            assertThat(upper(n, found)).containsExactly(upper(n, expected), within(1e-9 * n));
        }
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsRefused() {
        double[] negative = {1, 2, 0, 1};

        assertThatThrownBy(() -> PLAIN.factor(2, negative.clone()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not positive definite");
        assertThatThrownBy(() -> nd4j.factor(2, negative.clone()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not positive definite");
    }

    private double[] positiveDefinite(int n) {
        double[][] rows = new double[2 * n][n];
        double[] weights = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            weights[k] = 1;
            for (int i = 0; i < n; i++) {
                rows[k][i] = random.nextGaussian();
            }
        }
        double[] a = new double[n * n];
        PLAIN.addGram(n, rows, weights, a);
        for (int i = 0; i < n; i++) {
            a[i * n + i] += 1;
        }
        return a;
    }

    private static double[] started(int n) {
        double[] gram = new double[n * n];
        for (int i = 0; i < gram.length; i++) {
            gram[i] = i;
        }
        return gram;
    }

    private static double[] upper(int n, double[] matrix) {
        double[] upper = new double[n * (n + 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                upper[at++] = matrix[i * n + j];
            }
        }
        return upper;
    }
}
