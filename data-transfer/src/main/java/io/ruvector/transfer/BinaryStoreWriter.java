package io.ruvector.transfer;

import io.ruvector.vector.CollectionOptions;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@link BlockFormat#STORE}: records that begin with what they are. 1, a collection: name, dimension (4), similarity, M (4),
 * efConstruction (4), efSearch (4), model. 2, an entry: id, row. 3, a table: name. 4, a row: key, value. Names, ids, keys, similarity and model
 * are behind their length in 2 bytes, rows and values in 4.
 */
final class BinaryStoreWriter implements StoreFileWriter {
    static final byte COLLECTION = 1;
    static final byte ENTRY = 2;
    static final byte TABLE = 3;
    static final byte ROW = 4;

    private final BlockOutput out;

    BinaryStoreWriter(Path file) throws IOException {
        this.out = new BlockOutput(file, BlockFormat.STORE);
    }

    @Override
    public void write(StoreItem item) throws IOException {
        DataOutputStream record = out.record();
        switch (item) {
            case StoreItem.OfCollection(String name, CollectionOptions options) -> {
                record.writeByte(COLLECTION);
                BlockOutput.writeShort(record, name);
                record.writeInt(options.dimension());
                BlockOutput.writeShort(record, options.similarity().name());
                record.writeInt(options.hnsw().m());
                record.writeInt(options.hnsw().efConstruction());
                record.writeInt(options.hnsw().efSearch());
                BlockOutput.writeShort(record, options.model());
            }
            case StoreItem.Entry entry -> {
                record.writeByte(ENTRY);
                BlockOutput.writeShort(record, entry.entry().id());
                BlockOutput.writeLong(record, entry.entry().toRow());
            }
            case StoreItem.OfTable(String name) -> {
                record.writeByte(TABLE);
                BlockOutput.writeShort(record, name);
            }
            case StoreItem.Row row -> {
                record.writeByte(ROW);
                BlockOutput.writeShort(record, row.key());
                BlockOutput.writeLong(record, row.value());
            }
        }
        out.endRecord();
    }

    @Override
    public void finish() throws IOException {
        out.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
