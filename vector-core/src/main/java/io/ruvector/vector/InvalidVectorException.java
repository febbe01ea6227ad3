package io.ruvector.vector;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A vector that cannot be compared: not finite, or of length zero under the cosine. Nothing was changed. */
public final class InvalidVectorException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The longest vector of a similarity that depends on length. */
    static final double MAX_LENGTH = 9e18;

    private InvalidVectorException(String message) {
        super(message);
    }

    /**
     * Refuses a component that is NaN or infinite.
     *
     * @param position its position, from 0
     * @param value the component
     * @return the error
     */
    public static InvalidVectorException notFinite(int position, float value) {
        return new InvalidVectorException(
                "component " + position + " of the vector is " + value + ", expected a finite number");
    }

    /**
     * Refuses a vector whose squared length leaves the range in which floats compare.
     *
     * @param length its length
     * @return the error
     */
    public static InvalidVectorException tooLong(double length) {
        return new InvalidVectorException("the vector has length " + length + ", expected at most " + MAX_LENGTH);
    }

    /**
     * Refuses a vector without direction.
     *
     * @param dimension its number of components
     * @return the error
     */
    public static InvalidVectorException zeroLength(int dimension) {
        return new InvalidVectorException("all " + dimension
                + " components of the vector are zero or too small to have a direction, which the cosine needs");
    }
}
