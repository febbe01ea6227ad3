package io.ruvector.transfer;

import java.io.IOException;

/** Writes the items of a database to one file, which is whole only after {@link #finish}. Not thread-safe. */
interface StoreFileWriter extends AutoCloseable {
    void write(StoreItem item) throws IOException;

    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
