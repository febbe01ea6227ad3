package io.ruvector.sona;

import java.util.Arrays;

/**
 * Solver of symmetric positive definite systems A X = B.
 */
final class Cholesky {

    private final int n;
    /** Upper triangular factor U, row by row, with A = U^T U. */
    private final double[] u;

    /**
     * Factors a matrix in place.
     *
     * @param n rows
     * @param upper n x n numbers, row by row, of which the upper triangle is read; overwritten by the factor
     * @param algebra does it
     */
    Cholesky(int n, double[] upper, BatchAlgebra algebra) {
        this.n = n;
        this.u = upper;
        algebra.factor(n, upper);
    }

    /** Solves A x = b in place for each column of {@code b}, n rows of {@code columns} numbers. */
    void solve(double[] b, int columns) {
        for (int i = 0; i < n; i++) {
            scaleRow(b, i, columns, 1 / u[i * n + i]);
            for (int j = i + 1; j < n; j++) {
                subtractRow(b, u[i * n + j], i, j, columns);
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                subtractRow(b, u[i * n + j], j, i, columns);
            }
            scaleRow(b, i, columns, 1 / u[i * n + i]);
        }
    }

    private static void scaleRow(double[] b, int row, int columns, double scale) {
        for (int c = row * columns; c < (row + 1) * columns; c++) {
            b[c] *= scale;
        }
    }

    private static void subtractRow(double[] b, double factor, int from, int to, int columns) {
        int source = from * columns;
        int target = to * columns;
        for (int c = 0; c < columns; c++) {
            b[target + c] -= factor * b[source + c];
        }
    }

    /** Trace of the inverse of A. */
    double traceOfInverse() {
        double trace = 0;
        double[] column = new double[n];
        for (int start = 0; start < n; start++) {
            // Column of the inverse of U^T: its squares sum up to the trace of U^-1 U^-T.
            Arrays.fill(column, 0);
            column[start] = 1;
            for (int i = start; i < n; i++) {
                double value = column[i] / u[i * n + i];
                trace += value * value;
                int row = i * n;
                for (int j = i + 1; j < n; j++) {
                    column[j] -= value * u[row + j];
                }
            }
        }
        return trace;
    }
}
