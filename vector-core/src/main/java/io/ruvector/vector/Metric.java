package io.ruvector.vector;

import java.lang.foreign.MemorySegment;

/**
 * A similarity as a distance that a kernel computes: lower is nearer. The negative product for cosine (of unit vectors) and
 * dot product, the squared distance for Euclidean, the sum of differences for Manhattan.
 */
final class Metric {
    private final Similarity similarity;
    private final VectorKernel kernel;
    private final int dimension;

    Metric(Similarity similarity, VectorKernel kernel, int dimension) {
        this.similarity = similarity;
        this.kernel = kernel;
        this.dimension = dimension;
    }

    Similarity similarity() {
        return similarity;
    }

    VectorKernel kernel() {
        return kernel;
    }

    int dimension() {
        return dimension;
    }

    /** The form in which vectors are stored and asked for: of length 1 for cosine, else as they are. */
    float[] comparable(float[] vector) {
        return Vectors.comparable(vector, similarity);
    }

    float distance(float[] query, float[] vectors, int from) {
        return switch (similarity) {
            case COSINE, DOT_PRODUCT -> -kernel.dot(query, vectors, from, dimension);
            case EUCLIDEAN -> kernel.squaredDistance(query, vectors, from, dimension);
            case MANHATTAN -> kernel.manhattan(query, vectors, from, dimension);
        };
    }

    float distance(float[] query, MemorySegment vectors, long from) {
        return switch (similarity) {
            case COSINE, DOT_PRODUCT -> -kernel.dot(query, vectors, from, dimension);
            case EUCLIDEAN -> kernel.squaredDistance(query, vectors, from, dimension);
            case MANHATTAN -> kernel.manhattan(query, vectors, from, dimension);
        };
    }

    /** The score of a distance, as {@link Similarity} defines it. */
    float score(float distance) {
        return switch (similarity) {
            case COSINE -> Math.clamp(-distance, -1f, 1f);
            case DOT_PRODUCT, MANHATTAN -> -distance;
            case EUCLIDEAN -> -(float) Math.sqrt(distance);
        };
    }
}
