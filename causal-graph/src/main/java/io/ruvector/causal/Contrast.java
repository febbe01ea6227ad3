package io.ruvector.causal;

/**
 * An estimated difference of means before it is given a meaning.
 *
 * @param difference the point estimate
 * @param centre the middle of its interval: the estimate, pulled towards 0 by the pseudo-outcomes where an arm is small
 * @param standardError its standard error, above 0
 * @param skewness third moment of the estimate over the cube of its standard error, as far as it is believed
 * @param degreesOfFreedom of Student's t for its interval, at least 1
 * @param nullPValue two-sided p-value of a test that the cause changed no outcome
 * @param used observations that entered
 * @param scale of the outcomes
 * @param overlap how comparable the arms are
 */
record Contrast(
        double difference,
        double centre,
        double standardError,
        double skewness,
        double degreesOfFreedom,
        double nullPValue,
        long used,
        Scale scale,
        Overlap overlap) {

    private static final double NEARLY_SYMMETRIC = 1e-6;

    /** Skewness is the least certain of the moments; half of what is seen is taken for real. */
    private static final double BELIEVED_SKEWNESS = 0.5;

    /** The two arms of a contrast: the mean of each, its variance, and how many observations it is worth. */
    record ArmMean(double mean, double variance, double effectiveCount) {}

    static Contrast of(ArmMean treated, ArmMean untreated, double extraVariance, double thirdMoment, Scale scale) {
        double v1 = treated.variance + scale.pseudoVariance(treated.effectiveCount);
        double v0 = untreated.variance + scale.pseudoVariance(untreated.effectiveCount);
        double difference = treated.mean - untreated.mean;
        double centre = difference
                + scale.pull(treated.mean, treated.effectiveCount)
                - scale.pull(untreated.mean, untreated.effectiveCount);
        double degrees = (v1 + v0)
                * (v1 + v0)
                / (v1 * v1 / Math.max(1, treated.effectiveCount - 1)
                        + v0 * v0 / Math.max(1, untreated.effectiveCount - 1));
        double error = Math.sqrt(v1 + v0 + extraVariance);
        double skewness = BELIEVED_SKEWNESS * thirdMoment / (error * error * error);
        return new Contrast(difference, centre, error, skewness, Math.max(1, degrees), 1, 0, scale, Overlap.NONE);
    }

    Contrast with(double nullPValue, long used, Overlap overlap) {
        return new Contrast(
                difference, centre, standardError, skewness, degreesOfFreedom, nullPValue, used, scale, overlap);
    }

    Interval interval95() {
        double t = StudentT.twoSidedQuantile(0.05, degreesOfFreedom);
        double point = clipped();
        return new Interval(
                Math.min(point, scale.clipDifference(centre - standardError * unskewed(t))),
                Math.max(point, scale.clipDifference(centre - standardError * unskewed(-t))));
    }

    /**
     * The studentised value on the side of z at which the interval ends: z itself, or where skewed outcomes or weights put
     * it (the inverse of Hall's (1992) cubic), whichever is further out; skewness seen in heavy tails is mostly chance.
     */
    private double unskewed(double z) {
        if (Math.abs(skewness) < NEARLY_SYMMETRIC) {
            return z;
        }
        double hall = 3 / skewness * (Math.cbrt(1 + skewness * (z - skewness / 6)) - 1);
        return z > 0 ? Math.max(z, hall) : Math.min(z, hall);
    }

    /** The larger of the p-values of the interval and of the test against no effect, so that neither is claimed alone. */
    double pValue() {
        double t = centre / standardError;
        double z = t + skewness * t * t / 3 + skewness * skewness * t * t * t / 27 + skewness / 6;
        double byInterval = StudentT.twoSidedTail(t * z > 0 ? Math.min(Math.abs(t), Math.abs(z)) : 0, degreesOfFreedom);
        return Math.max(byInterval, nullPValue);
    }

    double clipped() {
        return scale.clipDifference(difference);
    }
}
