package io.ruvector.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file, one after the other, in bounded memory. Not thread-safe. */
public interface RowReader extends AutoCloseable {
    /**
     * The next row.
     *
     * @return the row; null after the last one
     * @throws BadRowException when this row cannot be read; the next call gives the one after it
     * @throws io.ruvector.store.InvalidInputException when the file as a whole cannot be read
     * @throws IOException when the system refuses to read
     */
    @Nullable
    SourceRow next() throws IOException;

    /** How much of the file has been read, from 0 to 1. */
    double fraction();

    @Override
    void close() throws IOException;
}
