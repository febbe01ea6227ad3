package io.ruvector.sona;

import java.util.List;

/**
 * Sum of good examples weighted by quality, in whole steps of 2^-20 and 1/16, hence exact: it does not depend on the order
 * of the examples, and one of them is taken out without a trace. Immutable; thread-safe.
 *
 * @param sum in steps; never written
 * @param examples good ones contained
 */
record ExactMean(double[] sum, int examples) {

    private static final double STEPS = 1 << 20;

    static ExactMean of(int dimension, List<RatedExample> all) {
        double[] sum = new double[dimension];
        int good = 0;
        for (RatedExample e : all) {
            good += add(e, 1, sum);
        }
        return new ExactMean(sum, good);
    }

    ExactMean plus(RatedExample added) {
        double[] next = sum.clone();
        return new ExactMean(next, examples + add(added, 1, next));
    }

    ExactMean replacing(RatedExample removed, RatedExample added) {
        double[] next = sum.clone();
        return new ExactMean(next, examples + add(removed, -1, next) + add(added, 1, next));
    }

    private static int add(RatedExample e, int sign, double[] sum) {
        if (!(e.quality() > 0)) {
            return 0;
        }
        double weight = sign * Math.max(1, RidgeStatistics.weight(e.quality()));
        float[] x = e.embedding();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * Math.rint(x[i] * STEPS);
        }
        return sign;
    }

    /** The direction of the sum, or zeros where there is none. */
    float[] unit() {
        double squares = 0;
        for (double s : sum) {
            squares += s * s;
        }
        float[] unit = new float[sum.length];
        double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (sum[i] * scale);
        }
        return unit;
    }
}
