package io.ruvector.sona.trajectory;

import io.ruvector.store.InvalidInputException;
import java.time.Duration;

/**
 * How patterns are kept.
 *
 * @param mergeFrom cosine of tasks in [0, 1] from which trajectories with the same actions are one pattern
 * @param patterns most patterns of a scope, at least 1; the least worth gives way
 * @param open most trajectories of a scope that are begun and not ended, at least 1
 * @param abandonedAfter age at which one that was never ended gives way, above 0
 */
public record TrajectoryOptions(double mergeFrom, int patterns, int open, Duration abandonedAfter) {

    /**
     * Checks every option.
     *
     * @throws InvalidInputException naming the option, its value and its range
     */
    public TrajectoryOptions {
        if (!(mergeFrom >= 0 && mergeFrom <= 1)) {
            throw new InvalidInputException("mergeFrom", mergeFrom, "a cosine in [0, 1]");
        }
        if (patterns < 1) {
            throw new InvalidInputException("patterns", patterns, "at least 1");
        }
        if (open < 1) {
            throw new InvalidInputException("open", open, "at least 1");
        }
        if (!abandonedAfter.isPositive()) {
            throw new InvalidInputException("abandonedAfter", abandonedAfter, "a duration above 0");
        }
    }

    /** Cosine 0.8, a thousand patterns, a thousand open trajectories of a day at most. */
    public static TrajectoryOptions defaults() {
        return new TrajectoryOptions(0.8, 1_000, 1_000, Duration.ofDays(1));
    }
}
