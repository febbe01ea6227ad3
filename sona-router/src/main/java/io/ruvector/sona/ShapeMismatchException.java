package io.ruvector.sona;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** Numbers of one shape where another shape is needed. */
public final class ShapeMismatchException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ShapeMismatchException(String what, int expected, int actual) {
        super(what + ": expected " + expected + " numbers, got " + actual);
    }
}
