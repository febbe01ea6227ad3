package io.ruvector.store;

import java.io.Serial;
import java.nio.file.Path;

/** A use of a store after it was closed. */
public final class StoreClosedException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a use after close.
     *
     * @param directory the directory of the closed store
     */
    public StoreClosedException(Path directory) {
        super("the store in " + directory + " is closed");
    }
}
