package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VectorKernelTest {
    @Test
    void simdAndScalarGiveTheSameAtEveryLengthAndOffset() {
        VectorKernel simd = new SimdKernel();
        VectorKernel scalar = new ScalarKernel();
        SplittableRandom random = new SplittableRandom(3);
        for (int length = 1; length < 200; length++) {
            float[] a = new float[length + 5];
            float[] b = new float[length + 3];
            for (int i = 0; i < length; i++) {
                a[i + 5] = (float) random.nextGaussian();
                b[i + 3] = (float) random.nextGaussian();
            }
            float tolerance = 1e-5f * length;
            assertThat(simd.dot(a, 5, b, 3, length)).isCloseTo(scalar.dot(a, 5, b, 3, length), offset(tolerance));
            assertThat(simd.squaredDistance(a, 5, b, 3, length))
                    .isCloseTo(scalar.squaredDistance(a, 5, b, 3, length), offset(tolerance));
        }
    }

    @Test
    void testsRunWithTheVectorApi() {
        assertThat(Simd.kernel()).isInstanceOf(SimdKernel.class);
    }
}
