package io.ruvector.causal;

/**
 * An estimated difference of means before it is given a meaning.
 *
 * @param difference the point estimate
 * @param standardError its standard error, above 0
 * @param nullStandardError the standard error it would have if the cause changed nothing, above 0
 * @param degreesOfFreedom of Student's t for its interval, at least 1
 * @param used observations that entered
 * @param overlap how comparable the arms are
 */
record Contrast(
        double difference,
        double standardError,
        double nullStandardError,
        double degreesOfFreedom,
        long used,
        Overlap overlap) {

    Interval interval95() {
        double reach = StudentT.twoSidedQuantile(0.05, degreesOfFreedom) * standardError;
        double centre = clip(difference);
        return new Interval(Math.min(centre, clip(difference - reach)), Math.max(centre, clip(difference + reach)));
    }

    /**
     * Two-sided p-value of "no difference". The larger of the two standard errors decides: the one at the estimate alone
     * is too small when a few outcomes of an arm happen to agree, which many pairs looked at together turn into false
     * claims.
     */
    double pValue() {
        double error = Math.max(standardError, nullStandardError);
        return StudentT.twoSidedTail(Math.abs(difference) / error, degreesOfFreedom);
    }

    double clipped() {
        return clip(difference);
    }

    private static double clip(double value) {
        return Math.max(-1, Math.min(1, value));
    }
}
