package io.ruvector.transfer;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorEntry;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BinaryStoreWriter} wrote. */
final class BinaryStoreReader implements StoreFileReader {
    private final BlockInput in;

    BinaryStoreReader(FileSeal seal) throws IOException {
        this.in = new BlockInput(seal, BlockFormat.STORE);
    }

    @Override
    public @Nullable StoreItem next() throws IOException {
        @Nullable ByteBuffer record = in.next();
        if (record == null) {
            return null;
        }
        try {
            byte kind = record.get();
            return switch (kind) {
                case BinaryStoreWriter.COLLECTION ->
                    new StoreItem.OfCollection(BlockInput.readShort(record), options(record));
                case BinaryStoreWriter.ENTRY ->
                    new StoreItem.Entry(VectorEntry.fromRow(BlockInput.readShort(record), BlockInput.readLong(record)));
                case BinaryStoreWriter.TABLE -> new StoreItem.OfTable(BlockInput.readShort(record));
                case BinaryStoreWriter.ROW ->
                    new StoreItem.Row(BlockInput.readShort(record), BlockInput.readLong(record));
                default -> throw in.damaged("a collection, entry, table or row as record " + in.count());
            };
        } catch (BufferUnderflowException
                | NegativeArraySizeException
                | CorruptStoreException
                | IllegalArgumentException e) {
            throw in.damaged("a readable record " + in.count() + " (" + e.getMessage() + ")");
        }
    }

    private static CollectionOptions options(ByteBuffer record) {
        CollectionOptions.Builder options = CollectionOptions.builder(record.getInt())
                .similarity(Similarity.valueOf(BlockInput.readShort(record)))
                .hnsw(new HnswConfig(record.getInt(), record.getInt(), record.getInt()));
        return options.model(BlockInput.readShort(record)).build();
    }

    @Override
    public double fraction() {
        return in.fraction();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
