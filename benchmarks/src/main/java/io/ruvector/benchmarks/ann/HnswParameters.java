package io.ruvector.benchmarks.ann;

/**
 * The graph's parameters, the same for all engines.
 *
 * @param m links of a node
 * @param efConstruction candidates considered when a vector is added
 */
public record HnswParameters(int m, int efConstruction) {
    /** M 16, efConstruction 200. */
    public static final HnswParameters COMMON = new HnswParameters(16, 200);
}
