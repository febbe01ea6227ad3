package io.ruvector.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What the bytes of a file were when they were first read: a checksum of each mebibyte. Later readings have to find the same, so that
 * what was checked is what is written. Not thread-safe.
 */
final class FileSeal {
    static final int BLOCK_BYTES = 1 << 20;
    private static final long UNKNOWN = -1;

    private final Path file;
    private final BitSet known = new BitSet();
    private int[] checksums = new int[16];
    private long size = UNKNOWN;

    FileSeal(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Takes or compares the size. */
    void size(long bytes) {
        if (size != UNKNOWN && size != bytes) {
            throw new ChangedFileException(file, bytes + " bytes", size + " bytes");
        }
        size = bytes;
    }

    /** Takes or compares the bytes of a block. */
    void block(int number, byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        int checksum = (int) crc.getValue();
        if (known.get(number)) {
            if (checksums[number] != checksum) {
                long from = (long) number * BLOCK_BYTES;
                throw new ChangedFileException(
                        file, "others", "the bytes from " + from + " to " + (from + length) + " that were checked");
            }
            return;
        }
        if (number >= checksums.length) {
            checksums = Arrays.copyOf(checksums, Math.max(number + 1, 2 * checksums.length));
        }
        checksums[number] = checksum;
        known.set(number);
    }

    /** A digest of the whole file; what was not read yet is. */
    String digest() throws IOException {
        try (SealedInput in = new SealedInput(this)) {
            int blocks = Math.toIntExact((size + BLOCK_BYTES - 1) / BLOCK_BYTES);
            for (int block = known.nextClearBit(0); block < blocks; block = known.nextClearBit(block)) {
                in.seek((long) block * BLOCK_BYTES);
                in.read();
            }
            ByteBuffer all =
                    ByteBuffer.allocate(Long.BYTES + blocks * Integer.BYTES).putLong(size);
            for (int block = 0; block < blocks; block++) {
                all.putInt(checksums[block]);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
