package io.ruvector.vector;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A collection's index on disk: sequence, dimension, similarity, M, efConstruction, the graph with its vectors, and for
 * every entry its slot, checksum, whether it has a text, id and metadata.
 */
final class IndexSnapshot {
    private IndexSnapshot() {}

    static void write(Path file, CollectionOptions options, LiveRows rows, long sequence) throws IOException {
        SnapshotFile.write(file, out -> {
            out.putLong(sequence);
            out.putInt(options.dimension());
            out.putInt(options.similarity().ordinal());
            out.putInt(options.hnsw().m());
            out.putInt(options.hnsw().efConstruction());
            rows.index().save(out);
            out.putInt(rows.size());
            for (int slot = 0; slot < rows.index().slotLimit(); slot++) {
                if (rows.index().isLive(slot)) {
                    writeRow(out, slot, rows.row(slot));
                }
            }
        });
    }

    private static void writeRow(SnapshotOutput out, int slot, SlotRow row) throws IOException {
        out.putInt(slot);
        out.putInt(row.checksum());
        out.putByte(row.hasText() ? 1 : 0);
        out.putBytes(row.id().getBytes(StandardCharsets.UTF_8));
        out.putBytes(MetadataCodec.encode(row.metadata()));
    }

    static Loaded read(Path file, CollectionOptions options, int exactUpTo) throws IOException {
        return SnapshotFile.read(file, in -> {
            long sequence = in.getLong();
            require("dimension", options.dimension(), in.getInt());
            require("similarity", options.similarity().ordinal(), in.getInt());
            require("M", options.hnsw().m(), in.getInt());
            require("efConstruction", options.hnsw().efConstruction(), in.getInt());
            HnswIndex index = emptyIndex(options, exactUpTo);
            index.load(in);
            LiveRows rows = new LiveRows(index);
            for (int left = in.getInt(); left > 0; left--) {
                rows.place(in.getInt(), readRow(in));
            }
            return new Loaded(rows, sequence);
        });
    }

    static HnswIndex emptyIndex(CollectionOptions options, int exactUpTo) {
        return new HnswIndex(options.dimension(), options.similarity(), options.hnsw(), exactUpTo);
    }

    private static SlotRow readRow(SnapshotInput in) throws IOException {
        int checksum = in.getInt();
        boolean hasText = in.getByte() != 0;
        String id = new String(in.getBytes(), StandardCharsets.UTF_8);
        byte[] metadata = in.getBytes();
        return new SlotRow(
                id, MetadataCodec.decode(new DataInputStream(new ByteArrayInputStream(metadata))), checksum, hasText);
    }

    private static void require(String what, int expected, int found) throws IOException {
        if (found != expected) {
            throw new IOException("it has " + what + " " + found + ", the collection has " + expected);
        }
    }

    /**
     * What a file had.
     *
     * @param rows the entries
     * @param sequence the last commit they contain
     */
    record Loaded(LiveRows rows, long sequence) {}
}
