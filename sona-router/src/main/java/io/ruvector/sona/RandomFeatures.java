package io.ruvector.sona;

import java.util.SplittableRandom;

/**
 * Features of an embedding x for the ridge: {@code relu(R x)} with fixed normal random R (McDonnell et al. 2023, RanPAC)
 * followed by {@code 10 x} itself. Thread-safe.
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
    private final float[] weights;

    RandomFeatures(int dimension, int random, long seed) {
        this.dimension = dimension;
        this.random = random;
        this.weights = new float[dimension * random];
        SplittableRandom generator = new SplittableRandom(seed);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) generator.nextGaussian();
        }
    }

    int size() {
        return random + dimension;
    }

    float[] of(float[] embedding) {
        float[] projected = UnitVectors.dots(embedding, weights, random);
        float[] features = new float[size()];
        for (int i = 0; i < random; i++) {
            features[i] = Math.max(0, projected[i]);
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
