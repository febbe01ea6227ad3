package io.ruvector.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a file into its rows, one after the other: what has to be done by one thread, and little more. Not thread-safe. */
interface RowCutter extends AutoCloseable {
    /**
     * The next row.
     *
     * @return the row; null after the last one
     * @throws BadRowException when this row cannot be read; the next call gives the one after it
     * @throws io.ruvector.store.InvalidInputException when the file as a whole cannot be read
     * @throws IOException when the system refuses to read
     */
    @Nullable
    Cut next() throws IOException;

    /** How much of the file has been read, from 0 to 1; safe to be asked by any thread. */
    double fraction();

    @Override
    void close() throws IOException;
}
