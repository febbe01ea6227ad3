package io.ruvector.rag.feedback;

/**
 * How boldly ratings move passages. The order of the constants is the order of boldness: a bolder one lets less similar
 * questions count and moves passages further.
 */
public enum Policy {
    /** Ratings are kept and move nothing. */
    OFF(new Kernel(8), 0),
    /** Ratings count for a question asked again, in the same or nearly the same words. */
    CAUTIOUS(new Kernel(8), 0.5),
    /** Ratings count for similar questions. */
    STEADY(new Kernel(5), 0.5),
    /** Ratings count for similar questions, and may carry a passage past any other. */
    BOLD(new Kernel(5), 1.0);

    private final Kernel kernel;
    private final double reach;

    Policy(Kernel kernel, double reach) {
        this.kernel = kernel;
        this.reach = reach;
    }

    Kernel kernel() {
        return kernel;
    }

    /** The furthest a passage moves, as a share of the span between the best and the last candidate. */
    public double reach() {
        return reach;
    }

    /** What an opinion, the sum of weighted ratings, moves: {@link #reach} times the opinion, never more than reach. */
    double shift(double opinion) {
        return reach * Math.clamp(opinion, -1.0, 1.0);
    }
}
