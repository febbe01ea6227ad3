package io.ruvector.vector;

/**
 * How the vectors that a graph is walked by are shortened. The walk reads codes; what it finds is ranked again by the full
 * vectors, so scores are always exact.
 *
 * <p>A vector is centred on the collection's mean, rotated by a fixed random rotation, and each component rounded to a few
 * bits on a scale of the vector's own. The product with a query is estimated without bias by the factor of J. Gao and
 * C. Long, "RaBitQ", SIGMOD 2024, and J. Gao et al., "Practical and Asymptotically Optimal Quantization of
 * High-Dimensional Vectors in Euclidean Space", SIGMOD 2025 (more than one bit).
 */
public enum Quantization {
    /** No codes: the walk reads full vectors, 4 bytes a component. */
    NONE(32),
    /** One byte a component. */
    INT8(8),
    /** Half a byte a component: the standard. Its speed over recall is in {@code docs/benchmarks.md}. */
    INT4(4),
    /** One bit a component: the smallest; it needs a wider walk for the same recall. */
    BINARY(1);

    private final int bits;

    Quantization(int bits) {
        this.bits = bits;
    }

    /** What is used where nothing is said: {@link #INT4}, and {@link #NONE} for Manhattan, which has no codes. */
    static Quantization standard(Similarity similarity) {
        return similarity == Similarity.MANHATTAN ? NONE : INT4;
    }

    /** Whether vectors of a similarity can be walked by such codes: Manhattan distances do not survive a rotation. */
    boolean suits(Similarity similarity) {
        return this == NONE || similarity != Similarity.MANHATTAN;
    }

    /** Bits a component. */
    public int bits() {
        return bits;
    }
}
