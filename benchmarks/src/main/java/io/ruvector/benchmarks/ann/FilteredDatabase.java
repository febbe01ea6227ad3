package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Collection;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A durable collection whose entries carry {@link FilterLabels}, searched with filters. */
public final class FilteredDatabase implements AutoCloseable {
    private final AnnSet set;
    private final Path directory;
    private final VectorDb db;
    private final Collection collection;

    /**
     * Fills a new database.
     *
     * @param set the vectors
     * @param labels their metadata
     * @param setup how the database is set up
     * @param work where to put it
     * @throws IOException when the folder cannot be used
     */
    public FilteredDatabase(AnnSet set, FilterLabels labels, RuVectorSetup setup, Path work) throws IOException {
        this.set = set;
        this.directory = Folders.fresh(work, "filtered");
        this.db = VectorDb.open(setup.database(directory));
        this.collection = db.createCollection("labelled", setup.collection(set));
        WriteBatch batch = new WriteBatch();
        for (int row = 0; row < set.base().count(); row++) {
            batch.insert(
                    collection, VectorEntry.of(String.valueOf(row), set.base().vector(row), labels.metadata(row)));
            if (batch.size() == 1_000 || row == set.base().count() - 1) {
                db.write(batch);
                batch = new WriteBatch();
            }
        }
    }

    /**
     * Answers all queries under a filter, with the collection's own width of search.
     *
     * @param filter the filter
     * @param k neighbours wanted
     * @return answers and times
     */
    public Pass pass(Filter filter, int k) {
        float[][] queries = set.queries();
        long[] nanos = new long[queries.length];
        int[][] rows = new int[queries.length][];
        long start = System.nanoTime();
        long before = start;
        for (int q = 0; q < queries.length; q++) {
            rows[q] = search(queries[q], filter, k);
            long now = System.nanoTime();
            nanos[q] = now - before;
            before = now;
        }
        return new Pass(before - start, nanos, rows);
    }

    /**
     * The time of one search.
     *
     * @param filter the filter
     * @param query the number of the query
     * @return nanoseconds
     */
    public long oneSearchNanos(Filter filter, int query) {
        long start = System.nanoTime();
        search(set.queries()[query], filter, 10);
        return System.nanoTime() - start;
    }

    private int[] search(float[] query, Filter filter, int k) {
        List<SearchHit> hits =
                collection.search(SearchQuery.builder(query, k).filter(filter).build());
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
