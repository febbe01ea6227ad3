package io.ruvector.skill;

/**
 * The upper tail of a score {@code sum a_i (y_i - p_i)} of independent successes y with chances p, by the saddlepoint
 * approximation of Lugannani and Rice (1980).
 */
final class ScoreTail {

    private static final double FLAT = 1e-4;

    private ScoreTail() {}

    /** P(score >= observed) for an observed value above 0. */
    static double above(double observed, double[] a, double[] p) {
        double variance = 0;
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            variance += a[i] * a[i] * p[i] * (1 - p[i]);
            most += Math.max(a[i] * (1 - p[i]), -a[i] * p[i]);
        }
        if (observed >= most * (1 - 1e-9)) {
            return extreme(a, p);
        }
        double s = saddlepoint(observed, a, p, Math.sqrt(variance));
        double root = Math.sqrt(Math.max(0, 2 * (s * observed - cumulant(s, a, p))));
        double slope = s * Math.sqrt(secondDerivative(s, a, p));
        if (root < FLAT || slope < FLAT) {
            return normalAbove(observed / Math.sqrt(variance));
        }
        double tail = normalAbove(root) + density(root) * (1 / slope - 1 / root);
        return Math.max(0, Math.min(1, tail));
    }

    /** The chance of the largest score. */
    private static double extreme(double[] a, double[] p) {
        double log = 0;
        for (int i = 0; i < a.length; i++) {
            log += a[i] == 0 ? 0 : Math.log(a[i] > 0 ? p[i] : 1 - p[i]);
        }
        return Math.exp(log);
    }

    /** P(Z > z) of a standard normal Z. */
    static double normalAbove(double z) {
        if (z < 0) {
            return 1 - normalAbove(-z);
        }
        if (z < 3) { // Taylor's series (Marsaglia 2004)
            double term = z;
            double sum = z;
            for (int odd = 3; term > 1e-18 * sum && odd < 400; odd += 2) {
                term *= z * z / odd;
                sum += term;
            }
            return 0.5 - density(z) * sum;
        }
        double fraction = z; // Laplace's continued fraction (DLMF 7.9.2)
        for (int k = 60; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return density(z) / fraction;
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double saddlepoint(double observed, double[] a, double[] p, double deviation) {
        double low = 0;
        double high = 1 / deviation;
        while (derivative(high, a, p) < observed && high < 1e9) {
            low = high;
            high *= 2;
        }
        for (int step = 0; step < 100 && high - low > 1e-9 * high; step++) {
            double middle = (low + high) / 2;
            if (derivative(middle, a, p) < observed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double cumulant(double s, double[] a, double[] p) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double x = s * a[i];
            sum += x > 0
                    ? x * (1 - p[i]) + Math.log(p[i] + (1 - p[i]) * Math.exp(-x))
                    : Math.log(1 - p[i] + p[i] * Math.exp(x)) - p[i] * x;
        }
        return sum;
    }

    private static double tilted(double x, double p) {
        return x > 0 ? p / (p + (1 - p) * Math.exp(-x)) : p * Math.exp(x) / (1 - p + p * Math.exp(x));
    }

    private static double derivative(double s, double[] a, double[] p) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * (tilted(s * a[i], p[i]) - p[i]);
        }
        return sum;
    }

    private static double secondDerivative(double s, double[] a, double[] p) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double q = tilted(s * a[i], p[i]);
            sum += a[i] * a[i] * q * (1 - q);
        }
        return sum;
    }
}
