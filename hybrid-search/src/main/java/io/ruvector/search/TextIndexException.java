package io.ruvector.search;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** The files of a text index cannot be read or written. The store's rows are not affected. */
public final class TextIndexException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure.
     *
     * @param message what was being done
     * @param cause the error underneath
     */
    public TextIndexException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
