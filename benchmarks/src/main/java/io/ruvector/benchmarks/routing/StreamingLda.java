package io.ruvector.benchmarks.routing;

import io.ruvector.benchmarks.routing.SoftmaxHead.Labelled;
import java.util.List;

/**
 * Streaming linear discriminant analysis (Hayes and Kanan 2020): a running mean for each class and one covariance for all,
 * updated an example at a time; the covariance is shrunk towards the identity. Not thread-safe.
 */
public final class StreamingLda {
    private final int dimension;
    private final double[][] means;
    private final int[] counts;
    private final double[][] scatter;
    private int seen;

    /**
     * Without an example.
     *
     * @param dimension of the vectors
     * @param classes number of classes
     */
    public StreamingLda(int dimension, int classes) {
        this.dimension = dimension;
        this.means = new double[classes][dimension];
        this.counts = new int[classes];
        this.scatter = new double[dimension][dimension];
    }

    /**
     * Learns an example.
     *
     * @param example its vector and class
     */
    public void learn(Labelled example) {
        double[] mean = means[example.label()];
        int count = ++counts[example.label()];
        double[] off = new double[dimension];
        for (int d = 0; d < dimension; d++) {
            off[d] = example.vector()[d] - mean[d];
            mean[d] += off[d] / count;
        }
        double weight = (count - 1.0) / count;
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                scatter[i][j] += weight * off[i] * off[j];
            }
        }
        seen++;
    }

    /**
     * Share of examples whose class scores highest.
     *
     * @param test examples with their classes
     * @param shrinkage weight in (0, 1] of the identity, scaled by the mean variance
     * @return in [0, 1]
     */
    public double accuracy(List<Labelled> test, double shrinkage) {
        double[][] factor = factor(shrinkage);
        double[][] weights = new double[means.length][];
        double[] bias = new double[means.length];
        for (int c = 0; c < means.length; c++) {
            weights[c] = solve(factor, means[c]);
            for (int d = 0; d < dimension; d++) {
                bias[c] -= weights[c][d] * means[c][d] / 2;
            }
        }
        long right = test.stream()
                .filter(example -> best(example.vector(), weights, bias) == example.label())
                .count();
        return right / (double) test.size();
    }

    private int best(float[] vector, double[][] weights, double[] bias) {
        int best = -1;
        double highest = 0;
        for (int c = 0; c < weights.length; c++) {
            double score = bias[c];
            for (int d = 0; d < dimension; d++) {
                score += weights[c][d] * vector[d];
            }
            if (counts[c] > 0 && (best < 0 || score > highest)) {
                best = c;
                highest = score;
            }
        }
        return best;
    }

    /** Lower Cholesky factor of the shrunk covariance. */
    private double[][] factor(double shrinkage) {
        double variance = 1e-12;
        for (int d = 0; d < dimension; d++) {
            variance += scatter[d][d] / seen / dimension;
        }
        double[][] lower = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = (1 - shrinkage) * scatter[i][j] / seen + (i == j ? shrinkage * variance : 0);
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    private double[] solve(double[][] lower, double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < dimension; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = dimension - 1; i >= 0; i--) {
            for (int k = i + 1; k < dimension; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
