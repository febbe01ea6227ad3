package io.ruvector.store;

import java.io.Serial;

/** A use of a table after it was dropped. */
public final class UnknownTableException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a use after drop.
     *
     * @param table the name of the dropped table
     */
    public UnknownTableException(String table) {
        super("the table " + table + " was dropped");
    }
}
