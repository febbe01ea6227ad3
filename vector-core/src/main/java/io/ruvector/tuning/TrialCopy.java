package io.ruvector.tuning;

import io.ruvector.store.Durability;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Path;
import java.util.Set;

/**
 * A copy of a collection's vectors, without the queries, in a database of its own, whose graph is built again and again. Not
 * thread-safe.
 */
final class TrialCopy implements AutoCloseable {
    private static final String NAME = "trial";
    private static final int BATCH = 2_000;

    private final Path directory;
    private VectorDb db;

    private TrialCopy(Path directory, VectorDb db) {
        this.directory = directory;
        this.db = db;
    }

    /** Copies the vectors; there is no graph yet. */
    static TrialCopy of(Collection source, Set<String> without, Path directory) {
        VectorDb db =
                VectorDb.open(options(directory).exactUpTo(Integer.MAX_VALUE).build());
        try {
            Collection copy = db.createCollection(
                    NAME,
                    CollectionOptions.builder(source.options().dimension())
                            .similarity(source.options().similarity())
                            .build());
            copy(source, without, db, copy);
            return new TrialCopy(directory, db);
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private static void copy(Collection source, Set<String> without, VectorDb db, Collection copy) {
        WriteBatch[] batch = {new WriteBatch()};
        int[] copied = {0};
        source.forEach(entry -> {
            if (!without.contains(entry.id())) {
                batch[0].upsert(copy, VectorEntry.of(entry.id(), entry.vector()));
                if (++copied[0] % BATCH == 0) {
                    db.write(batch[0]);
                    batch[0] = new WriteBatch();
                }
            }
        });
        db.write(batch[0]);
    }

    private static DbOptions.Builder options(Path directory) {
        return DbOptions.builder(directory).durability(Durability.ORDERED).checkpointEvery(Integer.MAX_VALUE);
    }

    /** Builds the graph anew; gives the seconds that it took. */
    double build(HnswConfig hnsw, Quantization quantization) {
        CollectionOptions is = collection().options();
        db.migrate(NAME, new CollectionOptions(is.dimension(), is.similarity(), hnsw, is.model()));
        db.close();
        db = VectorDb.open(
                options(directory).exactUpTo(0).quantization(quantization).build());
        float[] any = new float[is.dimension()];
        any[0] = 1;
        long begin = System.nanoTime();
        collection().search(SearchQuery.of(any, 1));
        return (System.nanoTime() - begin) / 1e9;
    }

    Collection collection() {
        return db.collection(NAME);
    }

    @Override
    public void close() {
        db.close();
    }
}
