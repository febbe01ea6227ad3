package io.ruvector.sona;

/** Row-wise loops of the {@code y += a x} kind in blocks that stay in the cache; deterministic. */
final class PlainAlgebra implements BatchAlgebra {

    static final PlainAlgebra INSTANCE = new PlainAlgebra();

    private static final int BLOCK = 64;

    private PlainAlgebra() {}

    @Override
    public void addGram(int n, double[][] rows, double[] weights, double[] gram) {
        for (int i = 0; i < n; i++) {
            addRow(n, i, rows, weights, gram);
        }
    }

    /** One row of the matrix, four examples at a time so that it is read and written a quarter as often. */
    private static void addRow(int n, int i, double[][] rows, double[] weights, double[] gram) {
        double[] factors = new double[4];
        double[][] four = new double[4][];
        int waiting = 0;
        for (int k = 0; k < rows.length; k++) {
            double factor = weights[k] * rows[k][i];
            if (factor != 0) {
                factors[waiting] = factor;
                four[waiting++] = rows[k];
            }
            if (waiting == 4) {
                addFour(n, i, factors, four, gram);
                waiting = 0;
            }
        }
        for (int left = 0; left < waiting; left++) {
            for (int j = i; j < n; j++) {
                gram[i * n + j] += factors[left] * four[left][j];
            }
        }
    }

    private static void addFour(int n, int i, double[] factors, double[][] four, double[] gram) {
        double a = factors[0];
        double b = factors[1];
        double c = factors[2];
        double d = factors[3];
        double[] first = four[0];
        double[] second = four[1];
        double[] third = four[2];
        double[] fourth = four[3];
        int row = i * n;
        for (int j = i; j < n; j++) {
            gram[row + j] += a * first[j] + b * second[j] + c * third[j] + d * fourth[j];
        }
    }

    @Override
    public void factor(int n, double[] upper) {
        for (int start = 0; start < n; start += BLOCK) {
            int end = Math.min(n, start + BLOCK);
            factorRows(upper, n, start, end);
            updateRest(upper, n, start, end);
        }
    }

    private static void factorRows(double[] u, int n, int start, int end) {
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
                subtract(u, n, u[k * n + i], k, i, i, n);
            }
        }
    }

    /** Rows below a finished block, a panel of columns at a time so that the block's part of it stays in the cache. */
    private static void updateRest(double[] u, int n, int start, int end) {
        int panel = 4 * BLOCK;
        for (int from = end; from < n; from += panel) {
            int to = Math.min(n, from + panel);
            for (int i = end; i < to; i++) {
                int first = Math.max(i, from);
                int k = start;
                for (; k + 4 <= end; k += 4) {
                    subtractFour(u, n, k, i, first, to);
                }
                for (; k < end; k++) {
                    subtract(u, n, u[k * n + i], k, i, first, to);
                }
            }
        }
    }

    /** Row i minus factor times row k, columns from up to to. */
    private static void subtract(double[] u, int n, double factor, int k, int i, int from, int to) {
        int rowK = k * n;
        int rowI = i * n;
        for (int j = from; j < to; j++) {
            u[rowI + j] -= factor * u[rowK + j];
        }
    }

    private static void subtractFour(double[] u, int n, int k, int i, int from, int to) {
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
}
