package io.ruvector.skill;

/** Solves small symmetric positive definite systems. */
final class Cholesky {

    private Cholesky() {}

    /** The x with {@code matrix x = right}; the matrix is overwritten. */
    static double[] solve(double[][] matrix, double[] right) {
        int p = right.length;
        double[] x = right.clone();
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = matrix[j][k];
                for (int l = 0; l < k; l++) {
                    sum -= matrix[j][l] * matrix[k][l];
                }
                matrix[j][k] = j == k ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[k][k];
            }
            for (int k = 0; k < j; k++) {
                x[j] -= matrix[j][k] * x[k];
            }
            x[j] /= matrix[j][j];
        }
        for (int j = p - 1; j >= 0; j--) {
            for (int k = j + 1; k < p; k++) {
                x[j] -= matrix[k][j] * x[k];
            }
            x[j] /= matrix[j][j];
        }
        return x;
    }
}
