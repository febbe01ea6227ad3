package io.ruvector.vector;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Little-endian numbers of a file that may be damaged: knows where it is, and believes no length that the file does not have. */
final class DumpInput implements AutoCloseable {
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN).flip();
    private long bufferEnd;

    DumpInput(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** Where the next byte is read. */
    long position() {
        return bufferEnd - buffer.remaining();
    }

    void seek(long position) {
        buffer.clear().flip();
        bufferEnd = position;
    }

    int getByte() throws IOException {
        return need(1).get();
    }

    int getInt() throws IOException {
        return need(Integer.BYTES).getInt();
    }

    long getLong() throws IOException {
        return need(Long.BYTES).getLong();
    }

    float getFloat() throws IOException {
        return need(Float.BYTES).getFloat();
    }

    /** A number within bounds. */
    int getInt(String what, int least, int most) throws IOException {
        int value = getInt();
        if (value < least || value > most) {
            throw new IOException(what + " is " + value + ", expected " + least + " to " + most);
        }
        return value;
    }

    /** A number of things that take so many bytes each at least, and fit into what is left of the file. */
    int getCount(String what, int leastBytesEach) throws IOException {
        int count = getInt();
        if (count < 0 || (long) count * leastBytesEach > size - position()) {
            throw new IOException(
                    what + " is " + count + ", and " + (size - position()) + " bytes are left in the file");
        }
        return count;
    }

    /** Bytes after their number. */
    byte[] getBytes(String what) throws IOException {
        byte[] bytes = new byte[getCount("the length of " + what, 1)];
        getBytes(bytes);
        return bytes;
    }

    void getBytes(byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            int some = Math.min(bytes.length - done, 4096);
            need(some).get(bytes, done, some);
            done += some;
        }
    }

    void skip(long bytes) throws IOException {
        if (bytes > size - position()) {
            seek(size);
            throw new EOFException("the file ends early");
        }
        seek(position() + bytes);
    }

    /** The CRC-32C of everything from a position to the end; leaves the input where it was. */
    int checksumFrom(long start) throws IOException {
        long before = position();
        seek(start);
        CRC32C crc = new CRC32C();
        for (long left = size - start; left > 0; ) {
            int some = (int) Math.min(left, 4096);
            ByteBuffer source = need(some);
            crc.update(source.slice(source.position(), some));
            source.position(source.position() + some);
            left -= some;
        }
        seek(before);
        return (int) crc.getValue();
    }

    private ByteBuffer need(int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            buffer.compact();
            int read = channel.read(buffer, bufferEnd);
            buffer.flip();
            if (read < 0) {
                throw new EOFException("the file ends early");
            }
            bufferEnd += read;
        }
        return buffer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
