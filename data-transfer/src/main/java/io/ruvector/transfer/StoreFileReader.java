package io.ruvector.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the items of a database from one file. Not thread-safe. */
interface StoreFileReader extends AutoCloseable {
    /**
     * The next item.
     *
     * @return the item; null after the last one, when the file is whole
     * @throws io.ruvector.store.InvalidInputException when the file is damaged, cut short or no such file
     */
    @Nullable
    StoreItem next() throws IOException;

    double fraction();

    @Override
    void close() throws IOException;
}
