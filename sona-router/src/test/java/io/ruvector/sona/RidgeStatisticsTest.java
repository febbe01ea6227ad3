package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.sona.RidgeStatistics.WeightedExample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RidgeStatisticsTest {

    private final RandomFeatures features = new RandomFeatures(8, 24, 1);

    @Test
    void choleskySolvesRandomSystems() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n : new int[] {1, 3, 64, 65, 200}) {
            double[] a = positiveDefinite(n, random);
            double[] b = new double[n * 3];
            for (int i = 0; i < b.length; i++) {
                b[i] = random.nextGaussian();
            }
            double[] x = b.clone();
            new Cholesky(n, a.clone(), BatchAlgebra.plainJava()).solve(x, 3);
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < 3; c++) {
                    double product = 0;
                    for (int j = 0; j < n; j++) {
                        product += a[i * n + j] * x[j * 3 + c];
                    }
                    assertThat(product).isCloseTo(b[i * 3 + c], within(1e-8));
                }
            }
        }
    }

    private static double[] positiveDefinite(int n, SplittableRandom random) {
        double[] m = new double[n * n];
        for (int i = 0; i < m.length; i++) {
            m[i] = random.nextGaussian();
        }
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    a[i * n + j] += m[i * n + k] * m[j * n + k];
                }
            }
            a[i * n + i] += n;
        }
        return a;
    }

    @Test
    void orderOfExamplesChangesNoBit() {
        List<WeightedExample> examples = examples(50, 7);
        RidgeStatistics forwards = new RidgeStatistics(features.size(), BatchAlgebra.plainJava());
        RidgeStatistics backwards = new RidgeStatistics(features.size(), BatchAlgebra.plainJava());
        forwards.apply(examples, 1);
        for (WeightedExample e : examples.reversed()) {
            backwards.apply(List.of(e), 1);
        }

        assertThat(backwards.gram()).isEqualTo(forwards.gram());
        assertThat(backwards.solve(1).weights()).isEqualTo(forwards.solve(1).weights());
    }

    @Test
    void examplesAreTakenOutWithoutATrace() {
        RidgeStatistics never = new RidgeStatistics(features.size(), BatchAlgebra.plainJava());
        never.apply(examples(40, 7), 1);
        RidgeStatistics erased = new RidgeStatistics(features.size(), BatchAlgebra.plainJava());
        erased.apply(examples(40, 7), 1);
        erased.apply(examples(30, 8), 1);
        erased.apply(
                List.of(new WeightedExample("only", 1, features.wholeSteps(embedding(new SplittableRandom(3))))), 1);
        erased.apply(examples(30, 8), -1);
        erased.apply(
                List.of(new WeightedExample("only", 1, features.wholeSteps(embedding(new SplittableRandom(3))))), -1);

        assertThat(erased.gram()).isEqualTo(never.gram());
        assertThat(erased.solve(1).routeIds()).containsExactly("a", "b");
        assertThat(erased.solve(1).weights()).isEqualTo(never.solve(1).weights());
    }

    @Test
    void scoresOfTaughtExamplesPointToTheirRoutes() {
        RidgeStatistics statistics = new RidgeStatistics(features.size(), BatchAlgebra.plainJava());
        SplittableRandom random = new SplittableRandom(2);
        List<float[]> vectors = new ArrayList<>();
        List<WeightedExample> examples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            float[] v = embedding(random);
            vectors.add(v);
            examples.add(new WeightedExample(i % 2 == 0 ? "a" : "b", 1, features.wholeSteps(v)));
        }
        statistics.apply(examples, 1);
        RidgeWeights weights = statistics.solve(0.001);

        for (int i = 0; i < 10; i++) {
            float[] scores = weights.scores(features.of(vectors.get(i)));
            assertThat(scores[i % 2]).isCloseTo(1, within(0.05f));
            assertThat(scores[1 - i % 2]).isCloseTo(0, within(0.05f));
        }
    }

    @Test
    void badRatingsPushTheScoreBelowZero() {
        RidgeStatistics statistics = new RidgeStatistics(features.size(), BatchAlgebra.plainJava());
        float[] v = embedding(new SplittableRandom(9));
        statistics.apply(List.of(new WeightedExample("a", -1, features.wholeSteps(v))), 1);

        assertThat(statistics.solve(0.001).scores(features.of(v))[0]).isCloseTo(-1, within(0.05f));
    }

    private List<WeightedExample> examples(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<WeightedExample> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double quality = random.nextInt(-16, 17) / 16.0;
            examples.add(new WeightedExample(i % 2 == 0 ? "a" : "b", quality, features.wholeSteps(embedding(random))));
        }
        return examples;
    }

    private static float[] embedding(SplittableRandom random) {
        float[] v = new float[8];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) random.nextGaussian();
        }
        return UnitVectors.unit(v);
    }
}
