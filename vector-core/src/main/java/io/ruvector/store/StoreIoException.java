package io.ruvector.store;

import java.io.Serial;

/** The disk refused: full, read-only, missing rights, or failing. Nothing of the failed write is visible. */
public final class StoreIoException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports a failed read or write.
     *
     * @param message what was being done
     * @param cause the error underneath
     */
    public StoreIoException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
