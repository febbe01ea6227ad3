package io.ruvector.vector;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/** What {@link SnapshotOutput} wrote, read back. The checksum has been verified before. */
final class SnapshotInput {
    private final ReadableByteChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN).flip();

    SnapshotInput(ReadableByteChannel channel) {
        this.channel = channel;
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

    void getInts(int[] values, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            values[i] = getInt();
        }
    }

    void getFloats(float[] values, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int some = Math.min(count - done, 4096);
            ByteBuffer source = need(some * Float.BYTES);
            source.asFloatBuffer().get(values, from + done, some);
            source.position(source.position() + some * Float.BYTES);
            done += some;
        }
    }

    byte[] getBytes() throws IOException {
        byte[] values = new byte[getInt()];
        getBytes(values, 0, values.length);
        return values;
    }

    void getBytes(byte[] values, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int some = Math.min(count - done, 4096);
            need(some).get(values, from + done, some);
            done += some;
        }
    }

    private ByteBuffer need(int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            buffer.compact();
            int read = channel.read(buffer);
            buffer.flip();
            if (read < 0) {
                throw new EOFException("the snapshot ends early");
            }
        }
        return buffer;
    }
}
