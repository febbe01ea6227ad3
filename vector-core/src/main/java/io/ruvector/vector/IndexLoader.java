package io.ruvector.vector;

import io.ruvector.store.Table;

/** Brings a collection's index into memory from its rows. */
final class IndexLoader {
    private final Table table;
    private final CollectionOptions options;

    IndexLoader(Table table, CollectionOptions options) {
        this.table = table;
        this.options = options;
    }

    Loaded load() {
        LiveRows rows = new LiveRows(new FlatIndex(options.dimension(), options.similarity()));
        long sequence = table.scan((id, row) -> {
            VectorEntry entry = RowCodec.decode(id, row);
            rows.put(SlotRow.of(entry, row), entry.sharedVector());
        });
        return new Loaded(rows, sequence, rows.size());
    }

    /**
     * A loaded index.
     *
     * @param rows the entries
     * @param sequence the last commit they contain
     * @param changesSinceSaved the changed rows that its file does not have
     */
    record Loaded(LiveRows rows, long sequence, int changesSinceSaved) {}
}
