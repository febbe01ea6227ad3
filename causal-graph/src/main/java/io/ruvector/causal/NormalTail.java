package io.ruvector.causal;

/** Tails of the standard normal distribution with small relative error far out. */
final class NormalTail {

    private static final double SERIES_UNTIL = 3;
    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

    private NormalTail() {}

    static double density(double x) {
        return Math.exp(-x * x / 2) / ROOT_OF_TWO_PI;
    }

    /** P(Z > x): Taylor's series near 0 (Marsaglia 2004), Laplace's continued fraction far out (DLMF 7.9.2). */
    static double above(double x) {
        if (x < 0) {
            return 1 - above(-x);
        }
        return x < SERIES_UNTIL ? 0.5 - density(x) * series(x) : density(x) / fraction(x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; term > 1e-18 * sum && odd < 400; odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return sum;
    }

    private static double fraction(double x) {
        double value = x;
        for (int k = 60; k >= 1; k--) {
            value = x + k / value;
        }
        return value;
    }
}
