package io.ruvector.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The bytes of a file, each block compared with its seal before any of it is given. Not thread-safe, except for {@link #fraction}. */
final class SealedInput extends InputStream {
    private final FileSeal seal;
    private final FileChannel channel;
    private final long size;
    private final byte[] block = new byte[FileSeal.BLOCK_BYTES];
    private int loaded = -1;
    private volatile long position;

    SealedInput(FileSeal seal) throws IOException {
        this.seal = seal;
        this.channel = FileChannel.open(seal.file(), StandardOpenOption.READ);
        try {
            this.size = channel.size();
            seal.size(size);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    long position() {
        return position;
    }

    void seek(long to) throws IOException {
        if (to < 0 || to > size) {
            throw new EOFException("expected a position from 0 to " + size + ", got " + to);
        }
        position = to;
    }

    /** How much of the file lies before the position, from 0 to 1. */
    double fraction() {
        return size == 0 ? 1 : (double) position / size;
    }

    /** Makes the block of the position present; gives how many of its bytes follow, or -1 at the end. */
    private int load() throws IOException {
        long now = position;
        if (now >= size) {
            return -1;
        }
        int number = Math.toIntExact(now / FileSeal.BLOCK_BYTES);
        long from = (long) number * FileSeal.BLOCK_BYTES;
        int length = (int) Math.min(FileSeal.BLOCK_BYTES, size - from);
        if (number != loaded) {
            loaded = -1;
            ByteBuffer bytes = ByteBuffer.wrap(block, 0, length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    throw new ChangedFileException(seal.file(), (from + bytes.position()) + " bytes", size + " bytes");
                }
            }
            seal.block(number, block, length);
            loaded = number;
        }
        return (int) (from + length - now);
    }

    @Override
    public int read() throws IOException {
        if (load() < 0) {
            return -1;
        }
        int value = Byte.toUnsignedInt(block[(int) (position % FileSeal.BLOCK_BYTES)]);
        // Written by the reading thread only.
        position = position + 1;
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        int there = load();
        if (there < 0) {
            return -1;
        }
        int taken = Math.min(there, length);
        System.arraycopy(block, (int) (position % FileSeal.BLOCK_BYTES), into, offset, taken);
        position = position + taken;
        return taken;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, size - position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
