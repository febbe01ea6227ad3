package io.ruvector.causal;

import java.util.OptionalDouble;

/**
 * How comparable the treated and the untreated are.
 *
 * @param comparableShare share in [0, 1] of the observations of the pair that could be compared: whose context holds both
 *     arms, or whose propensity was not clipped
 * @param effectiveTreated Kish's effective number of treated observations, {@code (sum w)^2 / sum w^2}; far below the
 *     count when few observations carry most of the weight
 * @param effectiveUntreated the same for the untreated
 * @param minPropensity smallest propensity among the observations used, logged or estimated, before clipping
 * @param maxPropensity largest propensity among the observations used, before clipping
 * @param clipped observations whose propensity was moved to {@link #LEAST_PROPENSITY} or to 1 minus it, so that none
 *     weighs more than 50 others; for these the outcome model answers
 * @param calibration how many standard errors the number of treated lies above what the propensities predict; beyond 5
 *     either way the logged propensities are not those the assignment was drawn with
 */
public record Overlap(
        double comparableShare,
        double effectiveTreated,
        double effectiveUntreated,
        OptionalDouble minPropensity,
        OptionalDouble maxPropensity,
        long clipped,
        double calibration) {

    /** The smallest propensity that is used as it is. */
    public static final double LEAST_PROPENSITY = 0.02;

    static final Overlap NONE = new Overlap(0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), 0, 0);
}
