package io.ruvector.vector;

/**
 * Loops over flat arrays with the widest instructions of the machine, for modules that compare vectors outside a
 * collection. The system property {@value SimdMode#PROPERTY} says whether the Vector API is required, preferred or off; sums
 * may differ in the last bits between machines, and are the same on one. Thread-safe: no state.
 */
public final class VectorMath {
    private static final VectorKernel KERNEL = Simd.kernel();

    private VectorMath() {}

    /**
     * The dot product of a vector with one that lies in a flat array.
     *
     * @param a a vector
     * @param b holds the other one, {@code a.length} numbers
     * @param bFrom where it begins
     */
    public static float dot(float[] a, float[] b, int bFrom) {
        return KERNEL.dot(a, b, bFrom, a.length);
    }

    /**
     * The Walsh-Hadamard transform in place, not scaled: every machine gives the same bits.
     *
     * @param values as many as a power of two
     */
    public static void hadamard(float[] values) {
        KERNEL.hadamard(values, 0, values.length);
    }
}
