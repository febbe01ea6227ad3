package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.util.OptionalLong;

/** A nearest-neighbour engine that is built once from a set and then answers all its queries on request. */
public interface AnnEngine extends AutoCloseable {
    /** {@return its name in tables and in {@code --engines}} */
    String name();

    /**
     * Builds the index from all vectors with one thread.
     *
     * @return what it took
     * @throws IOException when data cannot be read or the engine is gone
     */
    BuildCost build() throws IOException;

    /**
     * Answers all queries, one after the other.
     *
     * @param k neighbours wanted
     * @param efSearch candidates to consider
     * @return answers and times
     * @throws IOException when the engine is gone
     */
    Pass pass(int k, int efSearch) throws IOException;

    /**
     * Answers all queries several times over, dealt out to threads.
     *
     * @param threads how many
     * @param repeats how often all queries are answered
     * @param k neighbours wanted
     * @param efSearch candidates to consider
     * @return queries per second of wall time, all threads together
     * @throws IOException when the engine is gone
     */
    double queriesPerSecond(int threads, int repeats, int k, int efSearch) throws IOException;

    /**
     * By how much the build made this engine's own process grow.
     *
     * @return bytes, or empty for an engine of this process, which {@link MemoryProbe} measures, and for an index that was
     *     not built but read
     */
    OptionalLong residentGrowth();

    @Override
    void close() throws IOException;
}
