package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Vectors in a file of little-endian IEEE 754 half floats, one after the other. */
public final class HalfFloatFile {
    private final int dimension;
    private final ByteBuffer content;

    private HalfFloatFile(int dimension, ByteBuffer content) {
        this.dimension = dimension;
        this.content = content;
    }

    /**
     * Maps a file.
     *
     * @param file it
     * @param dimension length of a vector
     * @return its vectors
     * @throws IOException if it cannot be read
     */
    public static HalfFloatFile open(Path file, int dimension) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new HalfFloatFile(dimension, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    static HalfFloatFile of(ByteBuffer content, int dimension) {
        return new HalfFloatFile(dimension, content);
    }

    /** {@return how many vectors there are} */
    public int count() {
        return content.capacity() / (2 * dimension);
    }

    /**
     * One vector.
     *
     * @param row from 0
     * @return a copy
     */
    public float[] vector(int row) {
        float[] vector = new float[dimension];
        ByteBuffer bytes = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < dimension; i++) {
            vector[i] = Float.float16ToFloat(bytes.getShort(2 * (row * dimension + i)));
        }
        return vector;
    }
}
