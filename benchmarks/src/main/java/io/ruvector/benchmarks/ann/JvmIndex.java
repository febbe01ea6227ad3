package io.ruvector.benchmarks.ann;

import java.io.IOException;

/** An index in this process. Searches may run together. */
interface JvmIndex extends AutoCloseable {
    /** Adds all vectors with one thread. */
    void build(RawVectors base) throws IOException;

    /** The rows nearest to a query, best first. */
    int[] search(float[] query, int k, int efSearch) throws IOException;

    @Override
    void close() throws IOException;
}
