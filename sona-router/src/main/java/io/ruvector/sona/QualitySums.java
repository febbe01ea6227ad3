package io.ruvector.sona;

import java.util.Collection;
import java.util.function.Function;

/**
 * Sums from which the expected quality of one route is a closed-form function of the text: Gram matrix of the features of
 * everything rated, their sum weighted by quality, and the sum of squared qualities. In whole steps, hence exact: an
 * example is taken out without a trace. Not thread-safe.
 *
 * <p>The ridge strength is chosen by generalised cross-validation (Golub, Heath and Wahba 1979), which needs these sums
 * only.
 */
final class QualitySums {

    private static final double UNIT = RandomFeatures.STEPS;
    private static final double[] STRENGTHS = {30, 100, 300, 1_000, 3_000, 10_000};

    private final int features;
    private final double[] gram;
    private final double[] sum;
    private double squares;
    private long examples;

    QualitySums(int features) {
        this(features, new double[features * features], new double[features], 0, 0);
    }

    QualitySums(int features, double[] gram, double[] sum, double squares, long examples) {
        this.features = features;
        this.gram = gram;
        this.sum = sum;
        this.squares = squares;
        this.examples = examples;
    }

    /**
     * Adds ratings, or takes them out again.
     *
     * @param rated ratings of the one route
     * @param steps features of an embedding in whole steps
     * @param sign 1 to add, -1 to take out
     */
    void apply(Collection<RatedExample> rated, Function<float[], double[]> steps, int sign) {
        for (RatedExample e : rated) {
            double[] x = steps.apply(e.embedding());
            int quality = RidgeStatistics.weight(e.quality());
            for (int i = 0; i < features; i++) {
                double factor = sign * x[i];
                sum[i] += quality * factor;
                if (factor != 0) {
                    int row = i * features;
                    for (int j = i; j < features; j++) {
                        gram[row + j] += factor * x[j];
                    }
                }
            }
            squares += (double) sign * quality * quality;
            examples += sign;
        }
    }

    /** Weights that give the expected quality in [-1, 1] as a product with the features; zeros without a rating. */
    float[] solve() {
        float[] best = new float[features];
        double lowest = Double.POSITIVE_INFINITY;
        for (double strength : STRENGTHS) {
            if (examples == 0) {
                break;
            }
            double[] weights = target();
            Cholesky factor = factor(strength);
            factor.solve(weights, 1);
            double score = validation(weights, features - strength * UNIT * UNIT * factor.traceOfInverse());
            if (score < lowest) {
                lowest = score;
                for (int i = 0; i < features; i++) {
                    best[i] = (float) (weights[i] * UNIT);
                }
            }
        }
        return best;
    }

    private double[] target() {
        double[] target = sum.clone();
        for (int i = 0; i < features; i++) {
            target[i] /= RidgeStatistics.WEIGHT_STEPS;
        }
        return target;
    }

    private Cholesky factor(double strength) {
        double[] a = gram.clone();
        for (int i = 0; i < features; i++) {
            a[i * features + i] += strength * UNIT * UNIT;
        }
        return new Cholesky(features, a, BatchAlgebra.plainJava());
    }

    /** Mean squared error divided by the squared share of freedom left. */
    private double validation(double[] weights, double freedom) {
        double[] target = target();
        double error = squares / (RidgeStatistics.WEIGHT_STEPS * RidgeStatistics.WEIGHT_STEPS);
        for (int i = 0; i < features; i++) {
            double row = gram[i * features + i] * weights[i];
            for (int j = i + 1; j < features; j++) {
                row += 2 * gram[i * features + j] * weights[j];
            }
            error += weights[i] * (row - 2 * target[i]);
        }
        double left = Math.max(1e-3, 1 - freedom / examples);
        return Math.max(0, error) / examples / (left * left);
    }

    double[] gram() {
        return gram;
    }

    double[] sum() {
        return sum;
    }

    double squares() {
        return squares;
    }

    long examples() {
        return examples;
    }
}
