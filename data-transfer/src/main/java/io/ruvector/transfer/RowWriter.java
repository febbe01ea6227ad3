package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import java.io.IOException;

/** Writes entries to one file. The file is whole only after {@link #finish}. Not thread-safe. */
interface RowWriter extends AutoCloseable {
    /**
     * Writes an entry.
     *
     * @param entry the entry
     * @throws io.ruvector.store.InvalidInputException when the format cannot hold it
     */
    void write(VectorEntry entry) throws IOException;

    /** Writes what belongs at the end. */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
