package io.ruvector.causal;

/** Symmetric positive definite systems, solved by Cholesky's decomposition. */
final class NormalEquations {

    private static final double JITTER = 1e-9;

    private NormalEquations() {}

    /** Adds {@code weight * row row'} to the lower triangle. */
    static void add(double[][] gram, double[] row, double weight) {
        for (int j = 0; j < row.length; j++) {
            double scaled = weight * row[j];
            if (scaled != 0) {
                double[] target = gram[j];
                for (int k = 0; k <= j; k++) {
                    target[k] += scaled * row[k];
                }
            }
        }
    }

    /** Solves {@code (gram + diag(penalty)) x = right}; only the lower triangle of gram is read, and it is overwritten. */
    static double[] solve(double[][] gram, double[] penalty, double[] right) {
        int p = right.length;
        for (int j = 0; j < p; j++) {
            gram[j][j] += penalty[j] + JITTER * (1 + gram[j][j]);
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = gram[j][k];
                for (int l = 0; l < k; l++) {
                    sum -= gram[j][l] * gram[k][l];
                }
                gram[j][k] = j == k ? Math.sqrt(Math.max(sum, Double.MIN_NORMAL)) : sum / gram[k][k];
            }
        }
        double[] x = right.clone();
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                x[j] -= gram[j][k] * x[k];
            }
            x[j] /= gram[j][j];
        }
        for (int j = p - 1; j >= 0; j--) {
            for (int k = j + 1; k < p; k++) {
                x[j] -= gram[k][j] * x[k];
            }
            x[j] /= gram[j][j];
        }
        return x;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
