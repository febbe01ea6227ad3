package io.ruvector.vector;

/** How alike two vectors are. A score is better when it is higher, for every similarity. */
public enum Similarity {
    /** The cosine of the angle, from -1 to 1. Vectors of length zero are refused. */
    COSINE,
    /** The inner product; unbounded. */
    DOT_PRODUCT,
    /** The negative Euclidean distance: 0 for equal vectors, lower the further apart. */
    EUCLIDEAN,
    /** The negative sum of the components' absolute differences: 0 for equal vectors, lower the further apart. */
    MANHATTAN
}
