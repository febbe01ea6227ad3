package io.ruvector.benchmarks.ann;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/**
 * Vectors in a file of little-endian 32-bit floats, one after the other: what every engine, in this process or another,
 * builds from, so that nobody's memory holds a second copy. Thread-safe.
 */
public final class RawVectors {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final int dimension;
    private final int count;
    private final MemorySegment content;

    private RawVectors(Path file, int dimension, int count, MemorySegment content) {
        this.file = file;
        this.dimension = dimension;
        this.count = count;
        this.content = content;
    }

    /**
     * Maps a file; the mapping lives as long as this object is reachable.
     *
     * @param file what {@link #write} wrote
     * @param dimension components of a vector
     * @return its vectors
     * @throws IOException when the file cannot be read or holds no whole number of vectors
     */
    public static RawVectors open(Path file, int dimension) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long bytes = channel.size();
            if (bytes % (4L * dimension) != 0) {
                throw new IOException(file + ": " + bytes + " bytes are no whole number of vectors of " + dimension);
            }
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, Arena.ofAuto());
            return new RawVectors(file, dimension, (int) (bytes / (4L * dimension)), mapped);
        }
    }

    /**
     * Writes vectors one by one, and opens them.
     *
     * @param file where
     * @param dimension components of a vector
     * @param count how many
     * @param vectors gives the vector at a row; asked once for each row, in order
     * @return the vectors
     * @throws IOException when the file cannot be written
     */
    public static RawVectors write(Path file, int dimension, int count, IntFunction<float[]> vectors)
            throws IOException {
        ByteBuffer row = ByteBuffer.allocate(4 * dimension).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                row.asFloatBuffer().put(vectors.apply(i));
                out.write(row.array());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return open(file, dimension);
    }

    /** {@return the file} */
    public Path file() {
        return file;
    }

    /** {@return components of a vector} */
    public int dimension() {
        return dimension;
    }

    /** {@return how many vectors there are} */
    public int count() {
        return count;
    }

    /**
     * The first vectors.
     *
     * @param limit how many at most
     * @return a view of the same file
     */
    public RawVectors first(int limit) {
        return new RawVectors(file, dimension, Math.min(limit, count), content);
    }

    /**
     * A copy of a vector.
     *
     * @param row from 0
     * @return its components
     */
    public float[] vector(int row) {
        float[] vector = new float[dimension];
        MemorySegment.copy(content, FLOAT, 4L * dimension * row, vector, 0, dimension);
        return vector;
    }
}
