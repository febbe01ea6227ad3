package io.ruvector.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * A file that is either whole and as it was written, or refused.
 *
 * <p>Layout, little-endian: the eight letters {@code RUVHNSW2} (format and version), the length of the body (8 bytes), the
 * CRC-32C of the body (4 bytes), the body. It is written beside its place, fsynced, then renamed over it.
 */
final class SnapshotFile {
    private static final long MAGIC = ByteBuffer.wrap("RUVHNSW2".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    private static final int HEADER_BYTES = 20;

    private SnapshotFile() {}

    static void write(Path file, Body body) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent(), "a file in a directory");
        Files.createDirectories(directory);
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.position(HEADER_BYTES);
            SnapshotOutput out = new SnapshotOutput(channel);
            body.write(out);
            out.flush();
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            header.putLong(MAGIC).putLong(out.written()).putInt(out.checksum()).flip();
            channel.write(header, 0);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(directory);
    }

    /** Makes a rename durable, where the system lets a directory be opened. */
    private static void forceDirectory(Path directory) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Reads a file's body after its checksum was found right; throws when anything about it is wrong. */
    static <T> T read(Path file, Reader<T> reader) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            verify(channel);
            channel.position(HEADER_BYTES);
            return reader.read(new SnapshotInput(channel));
        }
    }

    private static void verify(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
        buffer.limit(HEADER_BYTES);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Until the header is whole.
        }
        if (buffer.position() < HEADER_BYTES || buffer.getLong(0) != MAGIC) {
            throw new IOException("it is not an index snapshot of version 2");
        }
        if (channel.size() != HEADER_BYTES + buffer.getLong(8)) {
            throw new IOException(
                    "its length is " + channel.size() + " bytes, expected " + (HEADER_BYTES + buffer.getLong(8)));
        }
        int expected = buffer.getInt(16);
        CRC32C crc = new CRC32C();
        for (buffer.clear(); channel.read(buffer) >= 0; buffer.clear()) {
            crc.update(buffer.flip());
        }
        if ((int) crc.getValue() != expected) {
            throw new IOException("its checksum is wrong");
        }
    }

    /** Writes a body. */
    interface Body {
        void write(SnapshotOutput out) throws IOException;
    }

    /**
     * Reads a body.
     *
     * @param <T> what it becomes
     */
    interface Reader<T> {
        T read(SnapshotInput in) throws IOException;
    }
}
