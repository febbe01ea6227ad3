package io.ruvector.sona;

import java.util.Arrays;

/**
 * Solver of symmetric positive definite systems A X = B, plain Java. Row-wise loops of the {@code y += a x} kind in
 * blocks that stay in the cache; deterministic.
 */
final class Cholesky {

    private static final int BLOCK = 64;

    private final int n;
    /** Upper triangular factor U, row by row, with A = U^T U. */
    private final double[] u;

    /**
     * Factors a matrix in place.
     *
     * @param n rows
     * @param upper n x n numbers, row by row, of which the upper triangle is read; overwritten by the factor
     */
    Cholesky(int n, double[] upper) {
        this.n = n;
        this.u = upper;
        for (int start = 0; start < n; start += BLOCK) {
            int end = Math.min(n, start + BLOCK);
            factorRows(start, end);
            updateRest(start, end);
        }
    }

    private void factorRows(int start, int end) {
        for (int k = start; k < end; k++) {
            double pivot = u[k * n + k];
            if (!(pivot > 0)) {
                throw new ArithmeticException("matrix is not positive definite: pivot " + pivot + " in row " + k);
            }
            double scale = 1 / Math.sqrt(pivot);
            for (int j = k; j < n; j++) {
                u[k * n + j] *= scale;
            }
            for (int i = k + 1; i < end; i++) {
                subtract(u[k * n + i], k, i, i, n);
            }
        }
    }

    /** Rows below a finished block, a panel of columns at a time so that the block's part of it stays in the cache. */
    private void updateRest(int start, int end) {
        int panel = 4 * BLOCK;
        for (int from = end; from < n; from += panel) {
            int to = Math.min(n, from + panel);
            for (int i = end; i < to; i++) {
                int first = Math.max(i, from);
                int k = start;
                for (; k + 4 <= end; k += 4) {
                    subtractFour(k, i, first, to);
                }
                for (; k < end; k++) {
                    subtract(u[k * n + i], k, i, first, to);
                }
            }
        }
    }

    /** Row i minus factor times row k, columns from up to to. */
    private void subtract(double factor, int k, int i, int from, int to) {
        int rowK = k * n;
        int rowI = i * n;
        for (int j = from; j < to; j++) {
            u[rowI + j] -= factor * u[rowK + j];
        }
    }

    private void subtractFour(int k, int i, int from, int to) {
        int row0 = k * n;
        int row1 = row0 + n;
        int row2 = row1 + n;
        int row3 = row2 + n;
        int rowI = i * n;
        double f0 = u[row0 + i];
        double f1 = u[row1 + i];
        double f2 = u[row2 + i];
        double f3 = u[row3 + i];
        for (int j = from; j < to; j++) {
            u[rowI + j] -= f0 * u[row0 + j] + f1 * u[row1 + j] + f2 * u[row2 + j] + f3 * u[row3 + j];
        }
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
