package io.ruvector.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code DURABLE}: how far the disk had the store at least, so that the next open notices a write-ahead log whose
 * end is gone. Two slots, written in turn, each RocksDB's sequence number (8 bytes) and its CRC-32C (8 bytes).
 *
 * <p>It is written after the log was fsynced and never fsynced itself: a killed process leaves it exact, a loss of power
 * leaves it older, and it never promises more than the log has.
 */
final class DurableMark implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DurableMark.class);
    private static final int SLOT_BYTES = 2 * Long.BYTES;

    private final Path path;
    private final RandomAccessFile file;
    private int slot;
    private boolean failed;

    private DurableMark(Path path) throws IOException {
        this.path = path;
        // Not a channel: an interrupted writer would close it.
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    static DurableMark open(Path path) {
        try {
            return new DurableMark(path);
        } catch (IOException e) {
            throw new StoreIoException("cannot open " + path, e);
        }
    }

    /** The sequence number that a store has at least; empty when nothing is known. */
    static OptionalLong read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return OptionalLong.empty();
        }
        ByteBuffer slots = ByteBuffer.wrap(Files.readAllBytes(path));
        OptionalLong newest = OptionalLong.empty();
        for (int at = 0; at + SLOT_BYTES <= slots.limit(); at += SLOT_BYTES) {
            long sequence = slots.getLong(at);
            if (slots.getLong(at + Long.BYTES) == checksum(sequence)) {
                newest = OptionalLong.of(Math.max(sequence, newest.orElse(0)));
            }
        }
        return newest;
    }

    /** Notes that the disk has everything up to a sequence number. One thread at a time. */
    void reached(long sequence) {
        byte[] bytes = ByteBuffer.allocate(SLOT_BYTES)
                .putLong(sequence)
                .putLong(checksum(sequence))
                .array();
        try {
            file.seek((long) slot * SLOT_BYTES);
            file.write(bytes);
            slot ^= 1;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("{} cannot be written; a write-ahead log whose end is lost would not be noticed", path, e);
            }
            failed = true;
        }
    }

    private static long checksum(long sequence) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(sequence).flip());
        return crc.getValue();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("{} could not be closed", path, e);
        }
    }
}
