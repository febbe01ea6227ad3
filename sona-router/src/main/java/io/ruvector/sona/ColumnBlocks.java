package io.ruvector.sona;

import java.util.Arrays;
import java.util.List;

/**
 * A matrix whose columns are vectors, in blocks of {@value #BLOCK} columns that are each stored dimension by dimension.
 * Changing a column copies its block alone, so a snapshot of thousands of vectors is replaced in microseconds. The
 * product with a column is the same bits wherever the column stands. Immutable; thread-safe.
 */
final class ColumnBlocks {

    static final int BLOCK = 64;

    private final int dimension;
    private final int count;
    private final float[][] blocks;

    private ColumnBlocks(int dimension, int count, float[][] blocks) {
        this.dimension = dimension;
        this.count = count;
        this.blocks = blocks;
    }

    /** A matrix of some columns of zeros. */
    static ColumnBlocks zeros(int dimension, int count) {
        float[][] blocks = new float[blocksFor(count)][];
        Arrays.setAll(blocks, _ -> new float[dimension * BLOCK]);
        return new ColumnBlocks(dimension, count, blocks);
    }

    static ColumnBlocks of(int dimension, List<float[]> columns) {
        ColumnBlocks made = zeros(dimension, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            UnitVectors.setColumn(made.blocks[i / BLOCK], BLOCK, i % BLOCK, columns.get(i));
        }
        return made;
    }

    private static int blocksFor(int count) {
        return (count + BLOCK - 1) / BLOCK;
    }

    int count() {
        return count;
    }

    /** The same with some columns from {@code first} on replaced, or added when they begin at the end. */
    ColumnBlocks with(int first, List<float[]> columns) {
        int grown = Math.max(count, first + columns.size());
        float[][] copied = Arrays.copyOf(blocks, blocksFor(grown));
        for (int i = 0; i < columns.size(); i++) {
            int block = (first + i) / BLOCK;
            if (i == 0 || (first + i) % BLOCK == 0) {
                copied[block] = block < blocks.length ? blocks[block].clone() : new float[dimension * BLOCK];
            }
            UnitVectors.setColumn(copied[block], BLOCK, (first + i) % BLOCK, columns.get(i));
        }
        return new ColumnBlocks(dimension, grown, copied);
    }

    /** Dot products of a vector with all columns. */
    float[] dots(float[] vector) {
        float[] dots = new float[blocks.length * BLOCK];
        float[] some = new float[BLOCK];
        for (int b = 0; b < blocks.length; b++) {
            Arrays.fill(some, 0);
            UnitVectors.addDots(vector, blocks[b], BLOCK, some);
            System.arraycopy(some, 0, dots, b * BLOCK, BLOCK);
        }
        return dots;
    }
}
