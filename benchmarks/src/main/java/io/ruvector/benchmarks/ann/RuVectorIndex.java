package io.ruvector.benchmarks.ann;

import io.ruvector.vector.HnswIndex;
import io.ruvector.vector.Neighbours;

/** RuVector's index alone, without store and ids. */
final class RuVectorIndex implements JvmIndex {
    private final HnswIndex index;

    RuVectorIndex(AnnSet set, RuVectorSetup setup) {
        this.index = setup.index(set);
    }

    @Override
    public void build(RawVectors base) {
        for (int row = 0; row < base.count(); row++) {
            if (index.add(base.vector(row)) != row) {
                throw new IllegalStateException("row " + row + " got another slot");
            }
        }
    }

    @Override
    public int[] search(float[] query, int k, int efSearch) {
        Neighbours found = index.search(query, k, efSearch);
        int[] rows = new int[found.size()];
        for (int rank = 0; rank < rows.length; rank++) {
            rows[rank] = found.slot(rank);
        }
        return rows;
    }

    @Override
    public void close() {}
}
