package io.ruvector.causal;

/** Logistic regression with a penalty on each coefficient but the first, by Newton's method (le Cessie and van Houwelingen 1992). */
final class LogisticModel {

    private static final int MOST_STEPS = 25;
    private static final double CLOSE = 1e-7;
    private static final double LARGEST_LOGIT = 30;

    private final double[] coefficients;

    private LogisticModel(double[] coefficients) {
        this.coefficients = coefficients;
    }

    /** Fits rows whose weight is above 0; the first column of each row is 1. */
    static LogisticModel fit(double[][] rows, boolean[] label, double[] weight, double[] penalty) {
        int p = penalty.length;
        double[] beta = new double[p];
        double loss = loss(rows, label, weight, penalty, beta);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = newton(rows, label, weight, penalty, beta);
            double size = 1;
            double[] next = moved(beta, direction, size);
            double nextLoss = loss(rows, label, weight, penalty, next);
            while (nextLoss > loss && size > 1e-4) {
                size /= 2;
                next = moved(beta, direction, size);
                nextLoss = loss(rows, label, weight, penalty, next);
            }
            boolean done = loss - nextLoss < CLOSE * (1 + loss);
            if (nextLoss <= loss) {
                beta = next;
                loss = nextLoss;
            }
            if (done) {
                break;
            }
        }
        return new LogisticModel(beta);
    }

    double probability(double[] row) {
        return sigmoid(NormalEquations.dot(coefficients, row));
    }

    private static double[] newton(double[][] rows, boolean[] label, double[] weight, double[] penalty, double[] beta) {
        int p = penalty.length;
        double[][] hessian = new double[p][p];
        double[] gradient = new double[p];
        for (int i = 0; i < rows.length; i++) {
            if (weight[i] > 0) {
                double probability = sigmoid(NormalEquations.dot(beta, rows[i]));
                NormalEquations.add(hessian, rows[i], weight[i] * probability * (1 - probability));
                double residual = weight[i] * ((label[i] ? 1 : 0) - probability);
                for (int j = 0; j < p; j++) {
                    gradient[j] += residual * rows[i][j];
                }
            }
        }
        for (int j = 0; j < p; j++) {
            gradient[j] -= penalty[j] * beta[j];
        }
        return NormalEquations.solve(hessian, penalty, gradient);
    }

    private static double loss(double[][] rows, boolean[] label, double[] weight, double[] penalty, double[] beta) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            if (weight[i] > 0) {
                double logit = NormalEquations.dot(beta, rows[i]);
                double signed = label[i] ? -logit : logit;
                loss += weight[i] * (signed > LARGEST_LOGIT ? signed : Math.log1p(Math.exp(signed)));
            }
        }
        for (int j = 0; j < beta.length; j++) {
            loss += penalty[j] * beta[j] * beta[j] / 2;
        }
        return loss;
    }

    private static double[] moved(double[] from, double[] direction, double size) {
        double[] to = from.clone();
        for (int j = 0; j < to.length; j++) {
            to[j] += size * direction[j];
        }
        return to;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
