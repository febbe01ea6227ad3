package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** RuVector as its users call it: durable entries with ids, found through a collection. The id of a row is its number. */
final class RuVectorDatabase implements JvmIndex {
    private static final int BATCH = 1_000;

    private final Path directory;
    private final VectorDb db;
    private final Collection collection;

    private RuVectorDatabase(AnnSet set, RuVectorSetup setup, Path directory) {
        this.directory = directory;
        this.db = VectorDb.open(setup.singleThreadedDatabase(directory));
        this.collection = db.openCollection("base", setup.collection(set));
    }

    /** An empty database in a new folder. */
    static RuVectorDatabase create(AnnSet set, RuVectorSetup setup, Path parent) throws IOException {
        return new RuVectorDatabase(set, setup, Folders.fresh(parent, "db"));
    }

    /** The database that {@link #closeAndKeep} left. */
    static RuVectorDatabase open(AnnSet set, RuVectorSetup setup, Path directory) {
        return new RuVectorDatabase(set, setup, directory);
    }

    /** Closes it without deleting it, and tells where it is. */
    Path closeAndKeep() {
        db.close();
        return directory;
    }

    @Override
    public void build(RawVectors base) {
        WriteBatch batch = new WriteBatch();
        for (int row = 0; row < base.count(); row++) {
            batch.insert(collection, VectorEntry.of(String.valueOf(row), base.vector(row)));
            if (batch.size() == BATCH || row == base.count() - 1) {
                db.write(batch);
                batch = new WriteBatch();
            }
        }
    }

    @Override
    public int[] search(float[] query, int k, int efSearch) {
        List<SearchHit> hits = collection.search(
                SearchQuery.builder(query, k).efSearch(efSearch).build());
        int[] rows = new int[hits.size()];
        for (int rank = 0; rank < rows.length; rank++) {
            rows[rank] = Integer.parseInt(hits.get(rank).id());
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        db.close();
        Folders.delete(directory);
    }
}
