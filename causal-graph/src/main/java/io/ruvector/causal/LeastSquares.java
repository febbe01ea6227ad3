package io.ruvector.causal;

/** Weighted least squares with a penalty on each coefficient but the first, which is the intercept (Hoerl and Kennard 1970). */
final class LeastSquares {

    private final double[] coefficients;

    private LeastSquares(double[] coefficients) {
        this.coefficients = coefficients;
    }

    /** Fits rows whose weight is above 0; the first column of each row is 1. */
    static LeastSquares fit(double[][] rows, double[] outcome, double[] weight, double[] penalty) {
        int p = penalty.length;
        double[][] gram = new double[p][p];
        double[] moment = new double[p];
        for (int i = 0; i < rows.length; i++) {
            if (weight[i] > 0) {
                NormalEquations.add(gram, rows[i], weight[i]);
                for (int j = 0; j < p; j++) {
                    moment[j] += weight[i] * rows[i][j] * outcome[i];
                }
            }
        }
        return new LeastSquares(NormalEquations.solve(gram, penalty, moment));
    }

    double predict(double[] row) {
        return NormalEquations.dot(coefficients, row);
    }
}
