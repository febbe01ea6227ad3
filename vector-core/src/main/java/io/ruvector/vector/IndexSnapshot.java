package io.ruvector.vector;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A collection's index on disk: sequence, dimension, similarity, M, efConstruction, generation of the vectors,
 * codes, graph, and for every entry its
 * slot, checksum, whether it has a text, id and metadata. The full vectors are in a file of their own, {@link MappedVectors}.
 * The layout is in {@code docs/file-format.md}.
 */
final class IndexSnapshot {
    private IndexSnapshot() {}

    /** Writes what there was at a moment; changes may go on meanwhile. */
    static void write(
            Path file,
            CollectionOptions options,
            HnswIndex index,
            LiveRows.Moment moment,
            MappedVectors vectors,
            long at)
            throws IOException {
        SnapshotFile.write(file, out -> {
            out.putLong(at);
            out.putInt(options.dimension());
            out.putInt(options.similarity().ordinal());
            out.putInt(options.hnsw().m());
            out.putInt(options.hnsw().efConstruction());
            out.putLong(vectors.generation());
            index.save(moment.point(), out, vectors);
            SlotSet live = moment.point().live();
            out.putInt(live.size());
            for (int slot = live.next(0); slot >= 0; slot = live.next(slot + 1)) {
                @Nullable SlotRow row = moment.rows()[slot];
                if (row == null) {
                    throw new IllegalStateException("no entry has the live slot " + slot);
                }
                writeRow(out, slot, row);
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

    /** Reads a file into empty rows; gives the last commit they contain. */
    static long read(Path file, CollectionOptions options, LiveRows rows, MappedVectors vectors) throws IOException {
        return SnapshotFile.read(file, in -> {
            long sequence = in.getLong();
            require("dimension", options.dimension(), in.getInt());
            require("similarity", options.similarity().ordinal(), in.getInt());
            require("M", options.hnsw().m(), in.getInt());
            require("efConstruction", options.hnsw().efConstruction(), in.getInt());
            if (in.getLong() != vectors.generation()) {
                throw new IOException("it belongs to another file of vectors");
            }
            rows.index().load(in, vectors);
            for (int left = in.getInt(); left > 0; left--) {
                rows.place(in.getInt(), readRow(in));
            }
            rows.index().endLoad();
            return sequence;
        });
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
            throw new OtherSettingsException("it has " + what + " " + found + ", the collection has " + expected);
        }
    }
}
