package io.ruvector.sona;

import io.ruvector.vector.VectorMath;
import java.util.SplittableRandom;

/**
 * Features of an embedding x for the ridge: {@code relu(R x)} with a fixed random R (McDonnell et al. 2023, RanPAC) followed
 * by {@code 10 x} itself. R is made of blocks {@code H D2 H D1} of random signs D and Hadamard matrices H over the embedding
 * padded with zeros (Le, Sarlós and Smola 2013; Yu et al. 2016): rows behave like normal ones and are orthogonal within a
 * block, and a block costs {@code n log n} additions and no memory to speak of. Thread-safe.
 *
 * <p>For learning they are rounded to multiples of 1/{@value #STEPS}, so that sums of their products are whole numbers
 * that a double holds exactly: sums do not depend on the order of the examples, and an example is taken out without a
 * trace.
 */
final class RandomFeatures {

    static final int STEPS = 32;
    private static final float DIRECT_SCALE = 10;

    private final int dimension;
    private final int random;
    /** Rows of a block: a power of two. */
    private final int rows;
    /** Signs of D1 and D2 of each block. */
    private final float[][] signs;

    RandomFeatures(int dimension, int random, long seed) {
        this.dimension = dimension;
        this.random = random;
        this.rows = Integer.highestOneBit(Math.max(1, 2 * dimension - 1));
        this.signs = new float[2 * ((random + rows - 1) / rows)][rows];
        SplittableRandom generator = new SplittableRandom(seed);
        for (float[] block : signs) {
            for (int i = 0; i < rows; i++) {
                block[i] = generator.nextBoolean() ? 1 : -1;
            }
        }
    }

    int size() {
        return random + dimension;
    }

    float[] of(float[] embedding) {
        float[] features = new float[size()];
        float[] block = new float[rows];
        float scale = (float) (1 / Math.sqrt(rows));
        for (int b = 0; b < signs.length; b += 2) {
            for (int i = 0; i < rows; i++) {
                block[i] = i < dimension ? signs[b][i] * embedding[i] : 0;
            }
            VectorMath.hadamard(block);
            for (int i = 0; i < rows; i++) {
                block[i] *= signs[b + 1][i];
            }
            VectorMath.hadamard(block);
            int first = b / 2 * rows;
            for (int i = 0; i < rows && first + i < random; i++) {
                features[first + i] = Math.max(0, scale * block[i]);
            }
        }
        for (int i = 0; i < dimension; i++) {
            features[random + i] = DIRECT_SCALE * embedding[i];
        }
        return features;
    }

    /** The features in whole steps of 1/{@value #STEPS}. */
    double[] wholeSteps(float[] embedding) {
        float[] features = of(embedding);
        double[] steps = new double[features.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.rint(features[i] * STEPS);
        }
        return steps;
    }
}
