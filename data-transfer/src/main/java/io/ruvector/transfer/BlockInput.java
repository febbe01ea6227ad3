package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BlockOutput} wrote; refuses every changed or missing byte, and newer versions. Not thread-safe. */
final class BlockInput implements AutoCloseable {
    private static final int MAX_BLOCK_BYTES = 128 << 20;

    private final Path file;
    private final FileBytes bytes;
    private final DataInputStream in;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private boolean ended;
    private long count;

    BlockInput(FileSeal seal, BlockFormat format) throws IOException {
        this.file = seal.file();
        this.bytes = FileBytes.open(seal);
        this.in = new DataInputStream(new BufferedInputStream(bytes.content(), 1 << 16));
        try {
            requireHeader(format);
        } catch (EOFException e) {
            bytes.close();
            throw damaged("a whole header");
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private void requireHeader(BlockFormat format) throws IOException {
        if (in.readLong() != format.magic()) {
            throw damaged("one that begins with " + format.name());
        }
        int version = in.readInt();
        if (version != format.version()) {
            throw new InvalidInputException(
                    "version of " + file,
                    version,
                    "at most " + format.version() + ", the newest that this release reads; a later one reads it");
        }
    }

    /** The bytes from the next record on; null when there is none and the end is as it has to be. */
    @Nullable
    ByteBuffer next() throws IOException {
        try {
            if (!block.hasRemaining() && !ended) {
                nextBlock();
            }
        } catch (EOFException e) {
            throw damaged("more after record " + count + "; the end of the file is missing");
        }
        if (ended) {
            return null;
        }
        count++;
        return block;
    }

    private void nextBlock() throws IOException {
        int length = in.readInt();
        int checksum = in.readInt();
        if (length < 0 || length > MAX_BLOCK_BYTES) {
            throw damaged("a block of at most " + MAX_BLOCK_BYTES + " bytes after record " + count);
        }
        byte[] body = new byte[length == 0 ? Long.BYTES : length];
        in.readFully(body);
        if (BlockOutput.checksum(body) != checksum) {
            throw damaged("a block after record " + count + " whose checksum is right");
        }
        block = ByteBuffer.wrap(body);
        if (length == 0) {
            ended = true;
            long total = block.getLong();
            if (total != count || in.read() >= 0) {
                throw damaged(total + " records and nothing after them");
            }
        }
    }

    /** A text behind its length (2 bytes). */
    static String readShort(ByteBuffer from) {
        byte[] text = new byte[Short.toUnsignedInt(from.getShort())];
        from.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Bytes behind their length (4 bytes). */
    static byte[] readLong(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return bytes;
    }

    /** How many records were given. */
    long count() {
        return count;
    }

    InvalidInputException damaged(String expected) {
        return new InvalidInputException("file", file, expected);
    }

    double fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
