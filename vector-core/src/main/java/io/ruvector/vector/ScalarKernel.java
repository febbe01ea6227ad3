package io.ruvector.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Plain Java loops with four accumulators: the twin of {@link SimdKernel} where the Vector API is absent or unwanted. */
final class ScalarKernel implements VectorKernel {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public float dot(float[] a, float[] b, int bFrom, int length) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += a[i] * b[bFrom + i];
            s1 += a[i + 1] * b[bFrom + i + 1];
            s2 += a[i + 2] * b[bFrom + i + 2];
            s3 += a[i + 3] * b[bFrom + i + 3];
        }
        for (; i < length; i++) {
            s0 += a[i] * b[bFrom + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public float squaredDistance(float[] a, float[] b, int bFrom, int length) {
        float s0 = 0;
        float s1 = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            float d0 = a[i] - b[bFrom + i];
            float d1 = a[i + 1] - b[bFrom + i + 1];
            s0 += d0 * d0;
            s1 += d1 * d1;
        }
        for (; i < length; i++) {
            float d = a[i] - b[bFrom + i];
            s0 += d * d;
        }
        return s0 + s1;
    }

    @Override
    public float manhattan(float[] a, float[] b, int bFrom, int length) {
        float s0 = 0;
        float s1 = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            s0 += Math.abs(a[i] - b[bFrom + i]);
            s1 += Math.abs(a[i + 1] - b[bFrom + i + 1]);
        }
        for (; i < length; i++) {
            s0 += Math.abs(a[i] - b[bFrom + i]);
        }
        return s0 + s1;
    }

    @Override
    public float dot(float[] a, MemorySegment b, long bFrom, int length) {
        return dot(a, copy(b, bFrom, length), 0, length);
    }

    @Override
    public float squaredDistance(float[] a, MemorySegment b, long bFrom, int length) {
        return squaredDistance(a, copy(b, bFrom, length), 0, length);
    }

    @Override
    public float manhattan(float[] a, MemorySegment b, long bFrom, int length) {
        return manhattan(a, copy(b, bFrom, length), 0, length);
    }

    private static float[] copy(MemorySegment from, long offset, int length) {
        float[] values = new float[length];
        MemorySegment.copy(from, FLOAT, offset, values, 0, length);
        return values;
    }

    @Override
    public int dotNibbles(short[] weights, byte[] codes, int from, int blocks) {
        int sum = 0;
        for (int block = 0; block < blocks; block++) {
            int at = from + block * Nibbles.BLOCK_BYTES;
            int weight = block * Nibbles.BLOCK;
            for (int j = 0; j < 32; j++) {
                int low = codes[at + 2 * j];
                int high = codes[at + 2 * j + 1];
                sum += weights[weight + j] * (low & 15)
                        + weights[weight + 32 + j] * (low >> 4 & 15)
                        + weights[weight + 64 + j] * (high & 15)
                        + weights[weight + 96 + j] * (high >> 4 & 15);
            }
        }
        return sum;
    }

    @Override
    public void unpackNibbles(byte[] codes, int from, int blocks, int scale, int shift, boolean add, short[] target) {
        for (int i = 0; i < blocks * Nibbles.BLOCK; i++) {
            int value = scale * Nibbles.get(codes, from, i) + shift;
            target[i] = (short) (add ? target[i] + value : value);
        }
    }

    @Override
    public void hadamard(float[] values, int from, int width) {
        for (int half = width >> 1; half > 0; half >>= 1) {
            for (int start = from; start < from + width; start += 2 * half) {
                for (int i = start; i < start + half; i++) {
                    float a = values[i];
                    float b = values[i + half];
                    values[i] = a + b;
                    values[i + half] = a - b;
                }
            }
        }
    }

    @Override
    public String description() {
        return "scalar, slower: start the JVM with " + Simd.FLAG;
    }
}
