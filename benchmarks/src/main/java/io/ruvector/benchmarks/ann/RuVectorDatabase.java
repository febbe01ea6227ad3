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

    RuVectorDatabase(AnnSet set, RuVectorSetup setup, Path parent) throws IOException {
        this.directory = Folders.fresh(parent, "db");
        this.db = VectorDb.open(setup.database(directory));
        this.collection = db.createCollection("base", setup.collection(set));
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
