package io.ruvector.causal;

import io.ruvector.store.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How evidence ages and when an edge is claimed.
 *
 * @param halfLife after how long an observation counts half, positive; empty: evidence does not age
 * @param falseDiscoveryRate the expected share, in (0, 0.5], of claimed edges that are none
 */
public record CausalOptions(Optional<Duration> halfLife, double falseDiscoveryRate) {

    /** Evidence that does not age; at most 5 % of claims expected to be wrong. */
    public static final CausalOptions DEFAULT = new CausalOptions(Optional.empty(), 0.05);

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException naming the component and its value
     */
    public CausalOptions {
        halfLife.ifPresent(value -> {
            if (value.isNegative() || value.isZero()) {
                throw new InvalidInputException("halfLife", value, "a positive duration");
            }
        });
        if (!(falseDiscoveryRate > 0 && falseDiscoveryRate <= 0.5)) {
            throw new InvalidInputException("falseDiscoveryRate", falseDiscoveryRate, "a number in (0, 0.5]");
        }
    }

    /** These options with evidence that counts half after the given time. */
    public CausalOptions halfLife(Duration value) {
        return new CausalOptions(Optional.of(value), falseDiscoveryRate);
    }

    /** These options with another rate of false discoveries. */
    public CausalOptions falseDiscoveryRate(double value) {
        return new CausalOptions(halfLife, value);
    }

    /** How much of an observation counts, in [0, 1]. */
    double weight(Instant at, Instant now) {
        if (halfLife.isEmpty() || !at.isBefore(now)) {
            return 1;
        }
        double age = seconds(Duration.between(at, now));
        return Math.pow(0.5, age / seconds(halfLife.get()));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }
}
