package io.ruvector.causal;

/**
 * How far outcomes can lie apart, which is what a handful of equal outcomes cannot tell.
 *
 * @param bounded whether all outcomes lie in [0, 1], as successes and rewards do
 * @param range 1 for bounded outcomes, otherwise twice their standard deviation (which is 1 for a fair coin)
 */
record Scale(boolean bounded, double range) {

    static Scale of(double[] outcomes) {
        boolean bounded = true;
        double sum = 0;
        for (double y : outcomes) {
            bounded &= y >= 0 && y <= 1;
            sum += y;
        }
        double mean = sum / Math.max(1, outcomes.length);
        double squares = 0;
        for (double y : outcomes) {
            squares += (y - mean) * (y - mean);
        }
        double deviation = Math.sqrt(squares / Math.max(1, outcomes.length - 1));
        return new Scale(bounded, bounded ? 1 : Math.max(2 * deviation, Double.MIN_NORMAL));
    }

    /** What one pseudo-outcome at each end adds to the variance of an arm's mean (after Agresti and Caffo 2000). */
    double pseudoVariance(double effectiveCount) {
        return range * range / 2 / Math.max(1, effectiveCount * effectiveCount);
    }

    /** How far the same pseudo-outcomes pull an arm's mean towards the middle; 0 where the ends are not known. */
    double pull(double mean, double effectiveCount) {
        return bounded ? (0.5 - clip(mean, 0, 1)) / (effectiveCount + 1) : 0;
    }

    double clipDifference(double value) {
        return bounded ? clip(value, -1, 1) : value;
    }

    private static double clip(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
