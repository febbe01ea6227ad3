package io.ruvector.transfer;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked where they are gzip (RFC 1952) or Zstandard (RFC 8878), and how many of the file's own were read. */
final class FileBytes implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP = 0x1f8b;
    private static final int ZSTANDARD = 0x28b52ffd;

    private final SealedInput packed;
    private final InputStream content;

    private FileBytes(SealedInput packed, InputStream content) {
        this.packed = packed;
        this.content = content;
    }

    static FileBytes open(FileSeal seal) throws IOException {
        SealedInput packed = new SealedInput(seal);
        try {
            byte[] start = new byte[Integer.BYTES];
            packed.readNBytes(start, 0, start.length);
            packed.seek(0);
            int magic = ByteBuffer.wrap(start).getInt();
            return new FileBytes(packed, unpacked(packed, magic));
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private static InputStream unpacked(SealedInput packed, int magic) throws IOException {
        if (magic >>> Short.SIZE == GZIP) {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        }
        return magic == ZSTANDARD ? new ZstdInputStream(packed) : packed;
    }

    InputStream content() {
        return content;
    }

    double fraction() {
        return packed.fraction();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
