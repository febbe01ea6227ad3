package io.ruvector.vector;

import java.lang.foreign.MemorySegment;

/** The inner loops of vector comparison. A stored vector lies in a flat array or, memory-mapped, in a segment of it. */
interface VectorKernel {
    float dot(float[] a, float[] b, int bFrom, int length);

    float squaredDistance(float[] a, float[] b, int bFrom, int length);

    /** The sum of absolute differences. */
    float manhattan(float[] a, float[] b, int bFrom, int length);

    /** As on arrays; {@code b} holds little-endian floats from a byte offset on. */
    float dot(float[] a, MemorySegment b, long bFrom, int length);

    float squaredDistance(float[] a, MemorySegment b, long bFrom, int length);

    float manhattan(float[] a, MemorySegment b, long bFrom, int length);

    /**
     * The sum of weights times 4-bit codes; exact, and so the same on every kernel.
     *
     * @param weights in -128 to 127, in the order of {@link Nibbles}, 128 for a block
     * @param codes 64 bytes for a block
     * @param from where the first block begins
     * @param blocks how many
     */
    int dotNibbles(short[] weights, byte[] codes, int from, int blocks);

    /**
     * Takes 4-bit codes apart: {@code target = scale * code + shift}, added to what is there where so wanted.
     *
     * @param target in the order of components, 128 for a block
     */
    void unpackNibbles(byte[] codes, int from, int blocks, int scale, int shift, boolean add, short[] target);

    /** The unscaled fast Walsh-Hadamard transform, in place, of a power of two of components. */
    void hadamard(float[] values, int from, int width);

    /** How it computes, for people. */
    String description();
}
