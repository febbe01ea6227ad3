package io.ruvector.causal;

/**
 * Fisher's test of "the cause changed no outcome": with the outcomes as they are, only who was treated is random, each
 * drawn with its propensity e. The statistic is {@code S = sum w (t - e) r} with residuals r that do not look at t, and
 * the chance of one as large is Lugannani and Rice's (1980) saddlepoint approximation, whose relative error stays small
 * far out in the tails, where a normal approximation does not: with rare or heavy-tailed outcomes and a thousand pairs
 * the tails are what decides.
 */
final class RandomizationTest {

    private static final int STEPS = 200;
    private static final double NEAR = 1e-3;

    private final double[] propensity;
    private final double[] score;
    private final double observed;

    private RandomizationTest(double[] propensity, double[] score, double observed) {
        this.propensity = propensity;
        this.score = score;
        this.observed = observed;
    }

    /**
     * The two-sided p-value, twice the smaller tail.
     *
     * @param observed the statistic as it was
     * @param propensity probability of being treated, inside (0, 1)
     * @param score weight times residual of each, made larger where estimated residuals are too small
     */
    static double pValue(double observed, double[] propensity, double[] score) {
        double variance = 0;
        for (int i = 0; i < score.length; i++) {
            variance += propensity[i] * (1 - propensity[i]) * score[i] * score[i];
        }
        if (!(variance > 0)) {
            return 1;
        }
        double unit = (observed < 0 ? -1 : 1) / Math.sqrt(variance);
        double[] scaled = new double[score.length];
        for (int i = 0; i < score.length; i++) {
            scaled[i] = score[i] * unit;
        }
        return Math.min(1, 2 * new RandomizationTest(propensity, scaled, observed * unit).upperTail());
    }

    /** P(S >= observed) for an observed value of 0 or more, S having variance 1. */
    private double upperTail() {
        if (observed < NEAR) {
            return 0.5;
        }
        double most = 0;
        for (int i = 0; i < score.length; i++) {
            most += Math.max(score[i] * (1 - propensity[i]), -score[i] * propensity[i]);
        }
        if (observed > most * (1 - 1e-9)) {
            return chanceOfTheExtreme();
        }
        double s = saddlepoint();
        double root = Math.sqrt(Math.max(0, 2 * (s * observed - cumulant(s))));
        double slope = s * Math.sqrt(secondDerivative(s));
        if (root < NEAR || slope < NEAR) {
            return NormalTail.above(observed);
        }
        double tail = NormalTail.above(root) + NormalTail.density(root) * (1 / slope - 1 / root);
        return Math.max(0, Math.min(1, tail));
    }

    private double chanceOfTheExtreme() {
        double log = 0;
        for (int i = 0; i < score.length; i++) {
            if (score[i] != 0) {
                log += Math.log(score[i] > 0 ? propensity[i] : 1 - propensity[i]);
            }
        }
        return Math.exp(log);
    }

    /** The s with K'(s) = observed, by bisection on a bracket that is doubled until it holds it. */
    private double saddlepoint() {
        double low = 0;
        double high = 1;
        while (derivative(high) < observed && high < 1e12) {
            low = high;
            high *= 2;
        }
        for (int step = 0; step < STEPS && high - low > 1e-12 * high; step++) {
            double middle = (low + high) / 2;
            if (derivative(middle) < observed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double cumulant(double s) {
        double sum = 0;
        for (int i = 0; i < score.length; i++) {
            double e = propensity[i];
            double x = s * score[i];
            // log(1 - e + e exp(x)) - e x, from the side that cannot overflow
            sum += x > 0
                    ? x * (1 - e) + Math.log(e + (1 - e) * Math.exp(-x))
                    : Math.log(1 - e + e * Math.exp(x)) - e * x;
        }
        return sum;
    }

    private double tilted(int i, double s) {
        double e = propensity[i];
        double x = s * score[i];
        return x > 0 ? e / (e + (1 - e) * Math.exp(-x)) : e * Math.exp(x) / (1 - e + e * Math.exp(x));
    }

    private double derivative(double s) {
        double sum = 0;
        for (int i = 0; i < score.length; i++) {
            sum += score[i] * (tilted(i, s) - propensity[i]);
        }
        return sum;
    }

    private double secondDerivative(double s) {
        double sum = 0;
        for (int i = 0; i < score.length; i++) {
            double p = tilted(i, s);
            sum += score[i] * score[i] * p * (1 - p);
        }
        return sum;
    }
}
