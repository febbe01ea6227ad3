package io.ruvector.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Numbers, little-endian, written to a channel through a buffer while their checksum and length are taken. */
final class SnapshotOutput {
    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private long written;

    SnapshotOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    void putByte(int value) throws IOException {
        room(1).put((byte) value);
    }

    void putInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    void putInts(int[] values, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            putInt(values[i]);
        }
    }

    void putFloats(float[] values, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int some = Math.min(count - done, 4096);
            ByteBuffer target = room(some * Float.BYTES);
            target.asFloatBuffer().put(values, from + done, some);
            target.position(target.position() + some * Float.BYTES);
            done += some;
        }
    }

    /** Their number and the bytes. */
    void putBytes(byte[] values) throws IOException {
        putInt(values.length);
        putBytes(values, 0, values.length);
    }

    void putBytes(byte[] values, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int some = Math.min(count - done, 4096);
            room(some).put(values, from + done, some);
            done += some;
        }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    void flush() throws IOException {
        buffer.flip();
        written += buffer.remaining();
        crc.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** The bytes flushed so far. */
    long written() {
        return written;
    }

    /** The checksum of the bytes flushed so far. */
    int checksum() {
        return (int) crc.getValue();
    }
}
