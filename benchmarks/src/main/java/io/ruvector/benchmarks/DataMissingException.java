package io.ruvector.benchmarks;

import java.io.Serial;

/** A data set that an exam needs is not where it was looked for. */
public final class DataMissingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was looked for, and where
     */
    public DataMissingException(String message) {
        super(message);
    }
}
