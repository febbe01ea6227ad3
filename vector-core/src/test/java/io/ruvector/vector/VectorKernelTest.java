package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VectorKernelTest {
    private final VectorKernel simd = new SimdKernel();
    private final VectorKernel scalar = new ScalarKernel();
    private final SplittableRandom random = new SplittableRandom(3);

    private float[] gaussian(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void simdAndScalarGiveTheSameAtEveryLengthAndOffset() {
        for (int length = 1; length < 200; length++) {
            float[] a = gaussian(length);
            float[] b = gaussian(length + 3);
            float tolerance = 1e-5f * length;
            assertThat(simd.dot(a, b, 3, length)).isCloseTo(scalar.dot(a, b, 3, length), offset(tolerance));
            assertThat(simd.squaredDistance(a, b, 3, length))
                    .isCloseTo(scalar.squaredDistance(a, b, 3, length), offset(tolerance));
            assertThat(simd.manhattan(a, b, 3, length)).isCloseTo(scalar.manhattan(a, b, 3, length), offset(tolerance));
        }
    }

    @Test
    void mappedVectorsHaveTheDistancesOfArrays() {
        for (int length = 1; length < 100; length++) {
            float[] a = gaussian(length);
            float[] b = gaussian(length + 2);
            MemorySegment mapped = MemorySegment.ofArray(b);
            float tolerance = 1e-5f * length;
            for (VectorKernel kernel : new VectorKernel[] {simd, scalar}) {
                assertThat(kernel.dot(a, mapped, 8, length)).isCloseTo(scalar.dot(a, b, 2, length), offset(tolerance));
                assertThat(kernel.squaredDistance(a, mapped, 8, length))
                        .isCloseTo(scalar.squaredDistance(a, b, 2, length), offset(tolerance));
                assertThat(kernel.manhattan(a, mapped, 8, length))
                        .isCloseTo(scalar.manhattan(a, b, 2, length), offset(tolerance));
            }
        }
    }

    @Test
    void productsOfCodesAreExactOnEveryKernelEvenAtTheirLargest() {
        for (int blocks = 1; blocks < 12; blocks++) {
            short[] weights = new short[blocks * Nibbles.BLOCK];
            byte[] codes = new byte[7 + blocks * Nibbles.BLOCK_BYTES];
            java.util.Arrays.fill(weights, (short) -128);
            java.util.Arrays.fill(codes, (byte) -1);
            int largest = -128 * 15 * weights.length;
            assertThat(simd.dotNibbles(weights, codes, 7, blocks)).isEqualTo(largest);
            assertThat(scalar.dotNibbles(weights, codes, 7, blocks)).isEqualTo(largest);
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (short) random.nextInt(-128, 128);
            }
            random.nextBytes(codes);
            int expected = 0;
            for (int i = 0; i < weights.length; i++) {
                expected += weights[i] * Nibbles.get(codes, 7, i);
            }
            assertThat(simd.dotNibbles(weights, codes, 7, blocks)).isEqualTo(expected);
            assertThat(scalar.dotNibbles(weights, codes, 7, blocks)).isEqualTo(expected);
        }
    }

    @Test
    void packedCodesAreUnpackedAlikeByBothKernels() {
        short[] codes = new short[2 * Nibbles.BLOCK];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (short) random.nextInt(256);
        }
        byte[] bytes = new byte[2 * Nibbles.BLOCK_BYTES];
        Nibbles.pack(codes, 4, bytes, 0);
        short[] high = new short[codes.length];
        short[] high2 = new short[codes.length];
        simd.unpackNibbles(bytes, 0, 2, 2, -15, false, high);
        scalar.unpackNibbles(bytes, 0, 2, 2, -15, false, high2);
        assertThat(high).isEqualTo(high2);
        simd.unpackNibbles(bytes, 0, 2, 3, 1, true, high);
        scalar.unpackNibbles(bytes, 0, 2, 3, 1, true, high2);
        assertThat(high).isEqualTo(high2);
        for (int i = 0; i < codes.length; i++) {
            assertThat(high[i]).isEqualTo((short) (5 * (codes[i] >> 4) - 14));
        }
    }

    @Test
    void theTransformIsTheSameOnBothKernelsAndItsOwnInverse() {
        for (int width = 1; width <= 512; width *= 2) {
            float[] values = gaussian(width + 3);
            float[] one = values.clone();
            float[] two = values.clone();
            simd.hadamard(one, 3, width);
            scalar.hadamard(two, 3, width);
            assertThat(one).isEqualTo(two);
            simd.hadamard(one, 3, width);
            for (int i = 3; i < values.length; i++) {
                assertThat(one[i] / width).isCloseTo(values[i], offset(1e-5f));
            }
        }
    }

    @Test
    void testsRunWithTheVectorApi() {
        assertThat(Simd.kernel()).isInstanceOf(SimdKernel.class);
    }
}
