package io.ruvector.vector;

import java.util.SplittableRandom;

/**
 * A fixed random rotation of a space in O(d log d): rounds of random signs and a fast Walsh-Hadamard transform, after
 * N. Ailon and B. Chazelle, "The Fast Johnson-Lindenstrauss Transform", SIAM J. Comput. 2009. Where the dimension is no
 * power of two, the transform covers the first and the last components in turn. It spreads what distinguishes vectors
 * evenly over all components, so that a component needs few bits. Immutable.
 */
final class Rotation {
    private static final int ROUNDS = 3;
    private static final long SEED = 0x5EED_0F_407A7EL;

    private final int dimension;
    private final int width;
    private final VectorKernel kernel;
    private final float[][] signs;

    Rotation(int dimension, VectorKernel kernel) {
        this.kernel = kernel;
        this.dimension = dimension;
        this.width = Integer.highestOneBit(dimension);
        this.signs = new float[width == 1 ? 0 : ROUNDS][dimension];
        SplittableRandom random = new SplittableRandom(SEED);
        float scale = (float) (1 / Math.sqrt(width));
        for (int round = 0; round < signs.length; round++) {
            int from = from(round);
            for (int i = 0; i < dimension; i++) {
                boolean covered = i >= from && i < from + width;
                signs[round][i] = (random.nextBoolean() ? 1f : -1f) * (covered ? scale : 1f);
            }
        }
    }

    private int from(int round) {
        return (round & 1) == 0 ? 0 : dimension - width;
    }

    /** Rotates a vector in place. */
    void apply(float[] vector) {
        for (int round = 0; round < signs.length; round++) {
            float[] sign = signs[round];
            for (int i = 0; i < dimension; i++) {
                vector[i] *= sign[i];
            }
            kernel.hadamard(vector, from(round), width);
        }
    }
}
