package io.ruvector.store;

/** Receives the rows of a {@link Table} one by one, in key order. */
@FunctionalInterface
public interface RowVisitor {
    /**
     * Takes one row.
     *
     * @param key the key
     * @param value the bytes stored under it; the visitor owns the array
     */
    void row(String key, byte[] value);
}
