package io.ruvector.causal;

/**
 * A closed interval of effects, {@code lower <= upper}.
 *
 * @param lower smallest effect inside
 * @param upper largest effect inside
 */
public record Interval(double lower, double upper) {

    /** Checks the order of the two ends. */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("interval: expected lower <= upper, got " + lower + " and " + upper);
        }
    }

    /** Whether {@code value} lies inside, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Distance between the ends. */
    public double width() {
        return upper - lower;
    }
}
