package io.ruvector.causal;

import java.util.OptionalDouble;

/**
 * How comparable the treated and the untreated are.
 *
 * @param comparableShare share in [0, 1] of the observations used whose context holds both arms
 * @param effectiveTreated Kish's effective number of treated observations, {@code (sum w)^2 / sum w^2}; far below the
 *     count when few observations carry most of the weight
 * @param effectiveUntreated the same for the untreated
 * @param minPropensity smallest logged propensity among the observations used
 * @param maxPropensity largest logged propensity among the observations used
 */
public record Overlap(
        double comparableShare,
        double effectiveTreated,
        double effectiveUntreated,
        OptionalDouble minPropensity,
        OptionalDouble maxPropensity) {}
