package io.ruvector.transfer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Records in checksummed blocks: what all of RuVector's own binary exports are made of. Numbers are big-endian:
 *
 * <pre>
 * magic    8 bytes
 * version  4 bytes
 * then blocks:
 *   length   4 bytes   of the body; 0 for the last block
 *   crc      4 bytes   CRC-32C of the body
 *   body     whole records, one after the other; of the last block: the number of records, 8 bytes
 * </pre>
 *
 * Not thread-safe.
 */
final class BlockOutput implements AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 18;

    private final DataOutputStream out;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final DataOutputStream records = new DataOutputStream(block);
    private long count;

    BlockOutput(Path file, BlockFormat format) throws IOException {
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        out.writeLong(format.magic());
        out.writeInt(format.version());
    }

    /** Where the next record goes; {@link #endRecord} ends it. */
    DataOutputStream record() {
        return records;
    }

    void endRecord() throws IOException {
        count++;
        if (block.size() >= BLOCK_BYTES) {
            endBlock();
        }
    }

    private void endBlock() throws IOException {
        byte[] body = block.toByteArray();
        block.reset();
        out.writeInt(body.length);
        out.writeInt(checksum(body));
        out.write(body);
    }

    static int checksum(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }

    /** A text of at most 65,535 bytes of UTF-8 behind its length (2 bytes). */
    static void writeShort(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeShort(bytes.length);
        to.write(bytes);
    }

    /** Bytes behind their length (4 bytes). */
    static void writeLong(DataOutputStream to, byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    /** Writes the end, without which the file is not whole. */
    void finish() throws IOException {
        if (block.size() > 0) {
            endBlock();
        }
        byte[] total = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
        out.writeInt(0);
        out.writeInt(checksum(total));
        out.write(total);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
