package io.ruvector.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The base of every error that RuVector raises on purpose; its message carries the values that led to it. */
public class RuVectorException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * An error with a message for people.
     *
     * @param message what went wrong, with the values
     */
    public RuVectorException(String message) {
        super(message);
    }

    /**
     * An error with a message for people and the error underneath.
     *
     * @param message what went wrong, with the values
     * @param cause the error underneath, if any
     */
    public RuVectorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
