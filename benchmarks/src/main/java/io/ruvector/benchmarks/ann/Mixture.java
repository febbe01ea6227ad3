package io.ruvector.benchmarks.ann;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Unit vectors from a seeded mixture of Gaussians: one cluster for every 100 vectors, its centre drawn from a Gaussian of
 * low rank (so that clusters have neighbours, as those of real embeddings have), each vector its centre plus scatter of
 * about the centre's own length in a space of the same rank, plus a little noise in all components. A vector depends on
 * the seed and its row alone. Thread-safe.
 */
final class Mixture {
    private static final int RANK = 48;
    private static final int VECTORS_IN_A_CLUSTER = 100;
    private static final float SCATTER = 0.7f;
    private static final float NOISE = 0.3f;

    private final long seed;
    private final int dimension;
    private final int clusters;
    private final float[][] basis;

    Mixture(long seed, int count, int dimension) {
        this.seed = seed;
        this.dimension = dimension;
        this.clusters = Math.max(1, count / VECTORS_IN_A_CLUSTER);
        this.basis = new float[Math.min(RANK, dimension)][];
        RandomGenerator random = new Random(seed);
        for (int r = 0; r < basis.length; r++) {
            basis[r] = gaussian(random, dimension, 1 / Math.sqrt(dimension));
        }
    }

    /** The cluster of a row. */
    int cluster(long row) {
        return random(row).nextInt(clusters);
    }

    /** The unit vector of a row; queries take rows that the base does not. */
    float[] vector(long row) {
        RandomGenerator random = random(row);
        float[] factors = gaussian(random(-1L - random.nextInt(clusters)), basis.length, 1);
        float[] scatter = gaussian(random, basis.length, SCATTER);
        float[] vector = gaussian(random, dimension, NOISE * Math.sqrt((double) basis.length / dimension));
        for (int r = 0; r < basis.length; r++) {
            float weight = (factors[r] + scatter[r]) / (1 + 0.1f * r);
            for (int i = 0; i < dimension; i++) {
                vector[i] += weight * basis[r][i];
            }
        }
        return UnitLength.of(vector);
    }

    private RandomGenerator random(long row) {
        // Consecutive seeds give related sequences; a multiplication scatters them (Knuth, TAOCP 3, 6.4).
        return new Random((seed + row) * 0x9E3779B97F4A7C15L ^ seed);
    }

    private static float[] gaussian(RandomGenerator random, int length, double deviation) {
        float[] drawn = new float[length];
        for (int i = 0; i < length; i++) {
            drawn[i] = (float) (random.nextGaussian() * deviation);
        }
        return drawn;
    }
}
