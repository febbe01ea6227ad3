package io.ruvector.sona;

import io.ruvector.vector.VectorMath;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors one after the other, in blocks of {@value #BLOCK}. Changing a vector copies its block alone, so a snapshot of
 * thousands of vectors is replaced in microseconds. The product with a vector is the same bits wherever it stands.
 * Immutable; thread-safe.
 */
final class VectorBlocks {

    static final int BLOCK = 16;

    private final int dimension;
    private final int count;
    private final float[][] blocks;

    private VectorBlocks(int dimension, int count, float[][] blocks) {
        this.dimension = dimension;
        this.count = count;
        this.blocks = blocks;
    }

    static VectorBlocks of(int dimension, List<float[]> vectors) {
        return new VectorBlocks(dimension, 0, new float[0][]).with(0, vectors);
    }

    private static int blocksFor(int count) {
        return (count + BLOCK - 1) / BLOCK;
    }

    int count() {
        return count;
    }

    /** The same with some vectors from {@code first} on replaced, or added when they begin at the end. */
    VectorBlocks with(int first, List<float[]> vectors) {
        int grown = Math.max(count, first + vectors.size());
        float[][] copied = Arrays.copyOf(blocks, blocksFor(grown));
        for (int i = 0; i < vectors.size(); i++) {
            int block = (first + i) / BLOCK;
            int within = (first + i) % BLOCK;
            if (i == 0 || within == 0) {
                copied[block] = block < blocks.length ? blocks[block].clone() : new float[dimension * BLOCK];
            }
            System.arraycopy(vectors.get(i), 0, copied[block], within * dimension, dimension);
        }
        return new VectorBlocks(dimension, grown, copied);
    }

    /** Dot products of a vector with all. */
    float[] dots(float[] vector) {
        float[] dots = new float[count];
        for (int i = 0; i < count; i++) {
            dots[i] = VectorMath.dot(vector, blocks[i / BLOCK], i % BLOCK * dimension);
        }
        return dots;
    }
}
