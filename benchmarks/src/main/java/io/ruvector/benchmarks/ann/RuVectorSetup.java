package io.ruvector.benchmarks.ann;

import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.HnswIndex;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.VectorStorage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How RuVector is set up: the only place where exams choose its options.
 *
 * @param parameters the graph's parameters
 * @param quantization the codes that graphs are walked by; empty for what RuVector takes by itself
 * @param storage where full vectors are
 */
public record RuVectorSetup(HnswParameters parameters, Optional<Quantization> quantization, VectorStorage storage) {
    /** The parameters common to all engines, and all else as RuVector takes it by itself. */
    public static final RuVectorSetup USUAL =
            new RuVectorSetup(HnswParameters.COMMON, Optional.empty(), VectorStorage.MEMORY);

    RuVectorSetup with(Quantization codes) {
        return new RuVectorSetup(parameters, Optional.of(codes), storage);
    }

    RuVectorSetup with(VectorStorage place) {
        return new RuVectorSetup(parameters, quantization, place);
    }

    private HnswConfig hnsw() {
        return HnswConfig.builder()
                .m(parameters.m())
                .efConstruction(parameters.efConstruction())
                .build();
    }

    HnswIndex index(AnnSet set) {
        return quantization
                .map(codes -> new HnswIndex(set.dimension(), set.similarity(), hnsw(), 0, codes))
                .orElseGet(() -> new HnswIndex(set.dimension(), set.similarity(), hnsw(), 0));
    }

    private DbOptions.Builder options(Path directory) {
        DbOptions.Builder options = DbOptions.builder(directory).storage(storage);
        quantization.ifPresent(options::quantization);
        return options;
    }

    /**
     * How a database is opened.
     *
     * @param directory where
     * @return the options
     */
    public DbOptions database(Path directory) {
        return options(directory).build();
    }

    /** How a database is opened whose graph one thread builds, as that of every engine that is compared. */
    DbOptions singleThreadedDatabase(Path directory) {
        return options(directory).indexThreads(1).build();
    }

    /**
     * How a database is opened whose collections have a graph from the first entry on.
     *
     * @param directory where
     * @return the options
     */
    public DbOptions graphDatabase(Path directory) {
        return options(directory).exactUpTo(0).build();
    }

    /**
     * How a collection for a set is created.
     *
     * @param set the set
     * @return the options
     */
    public CollectionOptions collection(AnnSet set) {
        return CollectionOptions.builder(set.dimension())
                .similarity(set.similarity())
                .hnsw(hnsw())
                .build();
    }
}
