package io.ruvector.vector;

/**
 * Distances from one thing, a query or a stored vector, to stored vectors; lower is nearer. Holds working memory: one
 * thread at a time uses it.
 */
interface Distances {
    /** Computes the distances to {@code count} slots, which so may overlap in waiting for memory. */
    void to(int[] slots, int count, float[] distances);
}
