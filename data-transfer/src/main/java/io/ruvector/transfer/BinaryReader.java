package io.ruvector.transfer;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.VectorEntry;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads {@link BinaryFormat}; refuses every changed or missing byte. */
final class BinaryReader implements RowReader {
    private final Path file;
    private final FileBytes bytes;
    private final DataInputStream in;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private boolean ended;
    private long number;

    BinaryReader(FileSeal seal) throws IOException {
        this.file = seal.file();
        this.bytes = FileBytes.open(seal);
        this.in = new DataInputStream(new BufferedInputStream(bytes.content(), 1 << 16));
        try {
            requireHeader();
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        } catch (EOFException e) {
            bytes.close();
            throw damaged("a whole header");
        }
    }

    private void requireHeader() throws IOException {
        if (in.readLong() != BinaryFormat.MAGIC) {
            throw new InvalidInputException("file", file, "one that begins with RVROWS");
        }
        int version = in.readInt();
        if (version != BinaryFormat.VERSION) {
            throw new InvalidInputException(
                    "version of " + file,
                    version,
                    "at most " + BinaryFormat.VERSION + ", the newest that this release reads; a later one reads it");
        }
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        try {
            if (!block.hasRemaining() && !ended) {
                nextBlock();
            }
            return ended ? null : row();
        } catch (EOFException e) {
            throw damaged("more after row " + number + "; the end of the file is missing");
        }
    }

    private void nextBlock() throws IOException {
        int length = in.readInt();
        int checksum = in.readInt();
        if (length < 0 || length > BinaryFormat.MAX_BLOCK_BYTES) {
            throw damaged("a block of at most " + BinaryFormat.MAX_BLOCK_BYTES + " bytes after row " + number);
        }
        byte[] body = new byte[length == 0 ? Long.BYTES : length];
        in.readFully(body);
        if (BinaryWriter.checksum(body) != checksum) {
            throw damaged("a block after row " + number + " whose checksum is right");
        }
        block = ByteBuffer.wrap(body);
        if (length == 0) {
            ended = true;
            long total = block.getLong();
            if (total != number || in.read() >= 0) {
                throw damaged(total + " rows and nothing after them");
            }
        }
    }

    private SourceRow row() {
        number++;
        byte[] id = new byte[Short.toUnsignedInt(block.getShort())];
        block.get(id);
        byte[] row = new byte[block.getInt()];
        block.get(row);
        try {
            VectorEntry entry = VectorEntry.fromRow(new String(id, StandardCharsets.UTF_8), row);
            return new SourceRow(
                    number, entry.id(), entry.vector(), entry.text().orElse(null), entry.metadata());
        } catch (CorruptStoreException e) {
            throw new BadRowException(file, number, "a row", e.getMessage());
        }
    }

    private InvalidInputException damaged(String expected) {
        return new InvalidInputException("file", file, expected);
    }

    @Override
    public double fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
