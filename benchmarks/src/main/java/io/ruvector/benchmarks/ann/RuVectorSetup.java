package io.ruvector.benchmarks.ann;

import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.HnswIndex;
import java.nio.file.Path;

/**
 * How RuVector is set up: the only place where exams choose its options.
 *
 * @param parameters the graph's parameters
 */
public record RuVectorSetup(HnswParameters parameters) {
    HnswConfig hnsw() {
        return HnswConfig.builder()
                .m(parameters.m())
                .efConstruction(parameters.efConstruction())
                .build();
    }

    HnswIndex index(AnnSet set) {
        return new HnswIndex(set.dimension(), set.similarity(), hnsw(), 0);
    }

    /**
     * How a database is opened.
     *
     * @param directory where
     * @return the options
     */
    public DbOptions database(Path directory) {
        return DbOptions.builder(directory).build();
    }

    /**
     * How a database is opened whose collections have a graph from the first entry on.
     *
     * @param directory where
     * @return the options
     */
    public DbOptions graphDatabase(Path directory) {
        return DbOptions.builder(directory).exactUpTo(0).build();
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
