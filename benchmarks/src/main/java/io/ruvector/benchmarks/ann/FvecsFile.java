package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Vectors in the {@code fvecs} layout of TEXMEX: before each vector its dimension as a 32-bit number, little-endian. */
final class FvecsFile {
    private final int dimension;
    private final ByteBuffer content;

    private FvecsFile(ByteBuffer content) {
        this.content = content.order(ByteOrder.LITTLE_ENDIAN);
        this.dimension = content.getInt(0);
    }

    static FvecsFile open(Path file) throws IOException {
        return new FvecsFile(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    int dimension() {
        return dimension;
    }

    int count() {
        return content.capacity() / (4 + 4 * dimension);
    }

    float[] vector(int row) {
        float[] vector = new float[dimension];
        int start = row * (4 + 4 * dimension) + 4;
        for (int i = 0; i < dimension; i++) {
            vector[i] = content.getFloat(start + 4 * i);
        }
        return vector;
    }
}
