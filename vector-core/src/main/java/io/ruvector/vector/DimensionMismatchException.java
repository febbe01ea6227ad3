package io.ruvector.vector;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A vector with another number of components than the collection has. Nothing was changed. */
public final class DimensionMismatchException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int expected;
    private final int actual;

    /**
     * Refuses a vector.
     *
     * @param expected the dimension that was wanted
     * @param actual the dimension that came
     */
    public DimensionMismatchException(int expected, int actual) {
        super("expected dimension " + expected + ", got " + actual);
        this.expected = expected;
        this.actual = actual;
    }

    /** The dimension that was wanted. */
    public int expected() {
        return expected;
    }

    /** The dimension that came. */
    public int actual() {
        return actual;
    }
}
