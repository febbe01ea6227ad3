package io.ruvector.sona.replayfree;

import io.ruvector.store.InvalidInputException;

/**
 * How a replay-free router trains.
 *
 * @param lambda strength of the guard, at least 0; 0 for none
 * @param masked whether the softmax takes in the routes taught together only, so that routes taught before are not pushed
 *     away where they have no example to answer with
 * @param rate step of gradient descent, above 0
 * @param epochs passes over what is taught at once, at least 1
 * @param adapterRank rank of an adapter before the head, 0 for none
 * @param seed of the order of examples and of the adapter
 */
public record ReplayFreeOptions(double lambda, boolean masked, double rate, int epochs, int adapterRank, long seed) {

    /**
     * Checks every option.
     *
     * @throws InvalidInputException naming the option, its value and its range
     */
    public ReplayFreeOptions {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("lambda", lambda, "a finite number of at least 0");
        }
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("rate", rate, "a finite number above 0");
        }
        if (epochs < 1) {
            throw new InvalidInputException("epochs", epochs, "at least 1");
        }
        if (adapterRank < 0) {
            throw new InvalidInputException("adapterRank", adapterRank, "at least 0");
        }
    }

    /** What did best on CLINC150, one domain after the other: masked, guarded, without an adapter. */
    public static ReplayFreeOptions defaults() {
        return new ReplayFreeOptions(1, true, 0.03, 5, 0, 42);
    }
}
