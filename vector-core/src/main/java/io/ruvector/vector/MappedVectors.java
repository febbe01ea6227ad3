package io.ruvector.vector;

import io.ruvector.store.StoreIoException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32C;

/**
 * Full vectors in a memory-mapped file, which the system keeps in memory as far as there is room. Each has a checksum. The
 * layout is in {@code docs/file-format.md}: a page of header, then segments of a fixed number of vectors and their checksums.
 *
 * <p>What is put is in the file at some later time, and surely after {@link #save}. Segments are filled with zeros before
 * they are mapped, so that a full disk is an {@link IOException} and not a fault of the process.
 */
final class MappedVectors implements FullVectors {
    static final int PAGE_BYTES = 4096;

    private static final long MAGIC = 0x3156_4345_5652_5652L; // "RVRVECV1"
    private static final int HEADER_BYTES = 24;
    private static final int SEGMENT_BYTES = 8 << 20;
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Metric metric;
    private final int dimension;
    private final int vectorBytes;
    private final int segmentBits;
    private final int segmentMask;
    private final long segmentBytes;
    private final FileChannel channel;
    private final Arena arena;
    private final Path file;
    private long generation;
    private volatile MemorySegment[] segments = {};

    private MappedVectors(Metric metric, Path file, FileChannel channel, Arena arena) {
        this.arena = arena;
        this.metric = metric;
        this.file = file;
        this.channel = channel;
        this.dimension = metric.dimension();
        this.vectorBytes = dimension * Float.BYTES;
        this.segmentBits = 31 - Integer.numberOfLeadingZeros(Math.max(1, SEGMENT_BYTES / vectorBytes));
        this.segmentMask = (1 << segmentBits) - 1;
        long bytes = (long) (vectorBytes + Integer.BYTES) << segmentBits;
        this.segmentBytes = (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }

    /**
     * Opens a file, or begins a new one; throws when it is none of these vectors.
     *
     * @param stays whether the pages stay mapped, as long as somebody refers to them, after the handle is closed
     */
    static Handle open(Path file, Metric metric, boolean stays) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        Arena arena = stays ? Arena.ofAuto() : Arena.ofShared();
        try {
            MappedVectors vectors = new MappedVectors(metric, file, channel, arena);
            if (channel.size() < PAGE_BYTES) {
                vectors.writeHeader();
            } else {
                vectors.checkHeader();
                vectors.mapSegments((int) ((channel.size() - PAGE_BYTES) / vectors.segmentBytes));
            }
            return new Handle(vectors, stays);
        } catch (IOException | RuntimeException e) {
            channel.close();
            if (!stays) {
                arena.close();
            }
            throw e;
        }
    }

    private void writeHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        generation = new SecureRandom().nextLong();
        header.putLong(MAGIC)
                .putInt(dimension)
                .putInt(metric.similarity().ordinal())
                .putLong(generation);
        header.putInt(checksum(header, HEADER_BYTES));
        write(header.rewind(), 0);
    }

    private void checkHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(header, 0);
        if (header.hasRemaining()
                || header.getLong(0) != MAGIC
                || header.getInt(HEADER_BYTES) != checksum(header, HEADER_BYTES)) {
            throw new IOException(file + " is not a vector file of version 1");
        }
        if (header.getInt(8) != dimension
                || header.getInt(12) != metric.similarity().ordinal()) {
            throw new IOException(file + " has vectors of another dimension or similarity");
        }
        generation = header.getLong(16);
    }

    /** A number drawn when the file was begun: what a snapshot says of slots is true of the file of its generation only. */
    long generation() {
        return generation;
    }

    private static int checksum(ByteBuffer header, int bytes) {
        CRC32C crc = new CRC32C();
        crc.update(header.array(), 0, bytes);
        return (int) crc.getValue();
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        for (long position = at; bytes.hasRemaining(); ) {
            position += channel.write(bytes, position);
        }
    }

    private void mapSegments(int count) throws IOException {
        MemorySegment[] grown = Arrays.copyOf(segments, count);
        for (int i = segments.length; i < count; i++) {
            grown[i] = channel.map(FileChannel.MapMode.READ_WRITE, PAGE_BYTES + i * segmentBytes, segmentBytes, arena);
        }
        segments = grown;
    }

    private void addSegments(int count) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
        for (int i = segments.length; i < count; i++) {
            for (long written = 0; written < segmentBytes; written += zeros.limit()) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), segmentBytes - written));
                write(zeros, PAGE_BYTES + i * segmentBytes + written);
            }
        }
        mapSegments(count);
    }

    @Override
    public void put(int slot, float[] vector) {
        int index = slot >> segmentBits;
        if (index >= segments.length) {
            try {
                addSegments(index + 1);
            } catch (IOException e) {
                throw new StoreIoException("cannot extend " + file, e);
            }
        }
        MemorySegment segment = segments[index];
        MemorySegment.copy(vector, 0, segment, FLOAT, offset(slot), dimension);
        segment.set(INT, checksumOffset(slot), checksum(segment, slot));
    }

    /** Whether a slot lies within the file and its vector has the checksum that was stored with it. */
    boolean isSound(int slot) {
        int index = slot >> segmentBits;
        return index < segments.length
                && segments[index].get(INT, checksumOffset(slot)) == checksum(segments[index], slot);
    }

    private int checksum(MemorySegment segment, int slot) {
        CRC32C crc = new CRC32C();
        crc.update(slot & 0xff);
        crc.update(slot >> 8 & 0xff);
        crc.update(slot >> 16 & 0xff);
        crc.update(slot >> 24);
        crc.update(segment.asSlice(offset(slot), vectorBytes).asByteBuffer());
        return (int) crc.getValue();
    }

    @Override
    public void read(int slot, float[] target) {
        MemorySegment.copy(segments[slot >> segmentBits], FLOAT, offset(slot), target, 0, dimension);
    }

    @Override
    public float distance(float[] query, int slot) {
        return metric.distance(query, segments[slot >> segmentBits], offset(slot));
    }

    /** A component of the vector that begins at a byte offset. */
    static float component(MemorySegment segment, long from, int index) {
        return segment.get(FLOAT, from + (long) index * Float.BYTES);
    }

    private long offset(int slot) {
        return (long) (slot & segmentMask) * vectorBytes;
    }

    private long checksumOffset(int slot) {
        return ((long) vectorBytes << segmentBits) + (long) (slot & segmentMask) * Integer.BYTES;
    }

    @Override
    public BitSet takeUnsaved() {
        return new BitSet();
    }

    @Override
    public void save(BitSet unsaved, MappedVectors target) throws IOException {
        if (target != this) {
            throw new IllegalArgumentException("mapped vectors are their own file");
        }
        force();
    }

    @Override
    public void load(int slot, MappedVectors from) {
        if (from != this) {
            throw new IllegalArgumentException("mapped vectors are their own file");
        }
    }

    /** Makes durable what was put. */
    void force() throws IOException {
        for (MemorySegment segment : segments) {
            segment.force();
        }
        channel.force(true);
    }

    /**
     * An opened file.
     *
     * @param vectors its vectors
     * @param stays whether they are used beyond the handle
     */
    record Handle(MappedVectors vectors, boolean stays) implements AutoCloseable {
        /** Unmaps and closes the file, unless it is used beyond the handle. */
        @Override
        public void close() throws IOException {
            if (!stays) {
                vectors.channel.close();
                vectors.arena.close();
            }
        }
    }
}
