package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Writes {@link BinaryFormat}. */
final class BinaryWriter implements RowWriter {
    private final DataOutputStream out;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final DataOutputStream rows = new DataOutputStream(block);
    private long count;

    BinaryWriter(Path file) throws IOException {
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        out.writeLong(BinaryFormat.MAGIC);
        out.writeInt(BinaryFormat.VERSION);
    }

    @Override
    public void write(VectorEntry entry) throws IOException {
        byte[] id = entry.id().getBytes(StandardCharsets.UTF_8);
        byte[] row = entry.toRow();
        rows.writeShort(id.length);
        rows.write(id);
        rows.writeInt(row.length);
        rows.write(row);
        count++;
        if (block.size() >= BinaryFormat.BLOCK_BYTES) {
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

    @Override
    public void finish() throws IOException {
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
