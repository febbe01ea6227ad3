package io.ruvector.vector;

import java.util.ArrayList;
import java.util.List;

/** Brings stored rows into memory, many at a time, so that several threads can link their vectors. */
final class RowLoading {
    private static final int BATCH = 1_024;

    private final LiveRows rows;
    private final int threads;
    private final List<SlotRow> entries = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();

    /**
     * Loading into rows.
     *
     * @param threads how many may link; with one, rows that came one by one give the graph that they gave then
     */
    RowLoading(LiveRows rows, int threads) {
        this.rows = rows;
        this.threads = threads;
    }

    void put(String id, byte[] row) {
        VectorEntry entry = RowCodec.decode(id, row);
        entries.add(SlotRow.of(entry, row));
        vectors.add(entry.sharedVector());
        if (entries.size() == BATCH) {
            finish();
        }
    }

    void remove(String id) {
        finish();
        if (rows.remove(id)) {
            rows.maintain(1);
        }
    }

    /** Brings in what is left. */
    void finish() {
        if (!entries.isEmpty()) {
            rows.load(entries, vectors, threads);
            entries.clear();
            vectors.clear();
        }
    }
}
