package io.ruvector.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked where they are gzip (RFC 1952), and how many of the file's own have been read. */
final class FileBytes implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Counting counting;
    private final long total;
    private final InputStream content;

    private FileBytes(Counting counting, long total, InputStream content) {
        this.counting = counting;
        this.total = total;
        this.content = content;
    }

    static FileBytes open(Path file) throws IOException {
        Counting counting = new Counting(Files.newInputStream(file));
        try {
            PushbackInputStream peek = new PushbackInputStream(counting, 2);
            byte[] start = peek.readNBytes(2);
            peek.unread(start);
            boolean gzip = start.length == 2
                    && Byte.toUnsignedInt(start[0]) == GZIP_FIRST
                    && Byte.toUnsignedInt(start[1]) == GZIP_SECOND;
            InputStream content = gzip ? new GZIPInputStream(peek, BUFFER_BYTES) : peek;
            return new FileBytes(counting, Math.max(1, Files.size(file)), content);
        } catch (IOException e) {
            counting.close();
            throw e;
        }
    }

    InputStream content() {
        return content;
    }

    double fraction() {
        return Math.min(1, (double) counting.read / total);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static final class Counting extends FilterInputStream {
        private volatile long read;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                count(1);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int bytes) {
            // Written by the reading thread only.
            read = read + bytes;
        }
    }
}
