package io.ruvector.tuning;

import io.ruvector.store.InvalidInputException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a tuning is to reach.
 *
 * @param recall the mean share of the {@code k} true nearest that a search has to find: above 0, below 1
 * @param k results a search is asked for: 1 to 1,000
 * @param heapBytesPerEntry the most that an entry may take on the heap, as {@link io.ruvector.vector.Sizing} counts; empty for any
 * @param budget no further graph is begun after this time; the first is built in any case
 * @param seed chooses the queries
 */
public record TuningGoal(double recall, int k, OptionalLong heapBytesPerEntry, Duration budget, long seed) {
    /** Checks the ranges. */
    public TuningGoal {
        if (!(recall > 0 && recall < 1)) {
            throw new InvalidInputException("recall", recall, "above 0 and below 1");
        }
        if (k < 1 || k > 1_000) {
            throw new InvalidInputException("k", k, "1 to 1000");
        }
        if (heapBytesPerEntry.isPresent() && heapBytesPerEntry.getAsLong() < 1) {
            throw new InvalidInputException("heapBytesPerEntry", heapBytesPerEntry.getAsLong(), "at least 1");
        }
        if (budget.isNegative()) {
            throw new InvalidInputException("budget", budget, "not negative");
        }
    }

    /**
     * A goal of a recall among ten, without a limit of memory, in ten minutes.
     *
     * @param recall above 0, below 1
     * @return the goal
     */
    public static TuningGoal of(double recall) {
        return new TuningGoal(recall, 10, OptionalLong.empty(), Duration.ofMinutes(10), 1);
    }
}
