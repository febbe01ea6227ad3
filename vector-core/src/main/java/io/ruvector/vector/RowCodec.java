package io.ruvector.vector;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an entry, little-endian: version (1 byte), flags (1 byte, bit 0: has a text), dimension (4 bytes),
 * components (4 bytes each), length of the metadata (4 bytes), metadata ({@link MetadataCodec}), text in UTF-8 to the end.
 */
final class RowCodec {
    private static final byte VERSION = 1;
    private static final byte HAS_TEXT = 1;
    private static final int HEADER_BYTES = 6;
    private static final int MAX_ROW_BYTES = 64 << 20;

    private RowCodec() {}

    static byte[] encode(VectorEntry entry) {
        float[] vector = entry.sharedVector();
        byte[] metadata = MetadataCodec.encode(entry.metadata());
        byte @Nullable [] text =
                entry.text().map(it -> it.getBytes(StandardCharsets.UTF_8)).orElse(null);
        long bytes = HEADER_BYTES + 4L * vector.length + 4 + metadata.length + (text == null ? 0 : text.length);
        if (bytes > MAX_ROW_BYTES) {
            throw new InvalidInputException(
                    "entry \"" + entry.id() + "\"", bytes + " bytes", "at most " + MAX_ROW_BYTES);
        }
        ByteBuffer row = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
        row.put(VERSION).put(text == null ? 0 : HAS_TEXT).putInt(vector.length);
        row.asFloatBuffer().put(vector);
        row.position(HEADER_BYTES + 4 * vector.length).putInt(metadata.length).put(metadata);
        if (text != null) {
            row.put(text);
        }
        return row.array();
    }

    static VectorEntry decode(String id, byte[] bytes) {
        try {
            ByteBuffer row = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            byte version = row.get();
            if (version != VERSION) {
                throw new CorruptStoreException("the row \"" + id + "\" has version " + version, null);
            }
            boolean hasText = (row.get() & HAS_TEXT) != 0;
            float[] vector = new float[row.getInt()];
            row.asFloatBuffer().get(vector);
            row.position(row.position() + 4 * vector.length);
            int metadataBytes = row.getInt();
            Map<String, Object> metadata = metadata(bytes, row.position(), metadataBytes);
            row.position(row.position() + metadataBytes);
            @Nullable
            String text = hasText ? new String(bytes, row.position(), row.remaining(), StandardCharsets.UTF_8) : null;
            return VectorEntry.stored(id, vector, metadata, text);
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException | IOException e) {
            throw new CorruptStoreException("the row \"" + id + "\" cannot be read", e);
        }
    }

    private static Map<String, Object> metadata(byte[] bytes, int from, int length) throws IOException {
        return MetadataCodec.decode(new DataInputStream(new ByteArrayInputStream(bytes, from, length)));
    }

    /** Tells one version of a row from another. */
    static int checksum(byte[] row) {
        CRC32C crc = new CRC32C();
        crc.update(row, 0, row.length);
        return (int) crc.getValue();
    }
}
