package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/** hnswlib (C++) with its filter functor. */
public final class FilteredPeer implements AutoCloseable {
    private final AnnSet set;
    private final Path work;
    private final ChildEngine engine;

    /**
     * Builds its index.
     *
     * @param set the vectors
     * @param engines how engines are made
     * @throws EngineAbsentException when this machine lacks what it needs
     */
    public FilteredPeer(AnnSet set, Engines engines) throws IOException {
        this.set = set;
        this.work = engines.work();
        this.engine = engines.hnswlibWithFilters(set);
        engine.build();
    }

    /**
     * Sets the rows that may be found from now on.
     *
     * @param allowed the rows
     * @throws IOException when the engine is gone
     */
    public void allow(BitSet allowed) throws IOException {
        byte[] flags = new byte[set.base().count()];
        allowed.stream().forEach(row -> flags[row] = 1);
        Path file = work.resolve("allowed.bin");
        Files.write(file, flags);
        engine.ask("allow " + file, "allowed");
    }

    /**
     * Answers all queries.
     *
     * @param k neighbours wanted
     * @param efSearch candidates to consider
     * @return answers and times
     * @throws IOException when the engine is gone
     */
    public Pass pass(int k, int efSearch) throws IOException {
        return engine.pass(k, efSearch);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
