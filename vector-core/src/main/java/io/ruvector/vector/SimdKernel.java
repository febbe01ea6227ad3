package io.ruvector.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API with four accumulators and fused multiply-add. Loaded only where its module is present. */
final class SimdKernel implements VectorKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = 0;
        for (int end = length - 4 * LANES; i <= end; i += 4 * LANES) {
            s0 = at(a, aFrom + i).fma(at(b, bFrom + i), s0);
            s1 = at(a, aFrom + i + LANES).fma(at(b, bFrom + i + LANES), s1);
            s2 = at(a, aFrom + i + 2 * LANES).fma(at(b, bFrom + i + 2 * LANES), s2);
            s3 = at(a, aFrom + i + 3 * LANES).fma(at(b, bFrom + i + 3 * LANES), s3);
        }
        for (int end = length - LANES; i <= end; i += LANES) {
            s0 = at(a, aFrom + i).fma(at(b, bFrom + i), s0);
        }
        float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (; i < length; i++) {
            sum += a[aFrom + i] * b[bFrom + i];
        }
        return sum;
    }

    @Override
    public float squaredDistance(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = 0;
        for (int end = length - 4 * LANES; i <= end; i += 4 * LANES) {
            FloatVector d0 = at(a, aFrom + i).sub(at(b, bFrom + i));
            FloatVector d1 = at(a, aFrom + i + LANES).sub(at(b, bFrom + i + LANES));
            FloatVector d2 = at(a, aFrom + i + 2 * LANES).sub(at(b, bFrom + i + 2 * LANES));
            FloatVector d3 = at(a, aFrom + i + 3 * LANES).sub(at(b, bFrom + i + 3 * LANES));
            s0 = d0.fma(d0, s0);
            s1 = d1.fma(d1, s1);
            s2 = d2.fma(d2, s2);
            s3 = d3.fma(d3, s3);
        }
        for (int end = length - LANES; i <= end; i += LANES) {
            FloatVector d = at(a, aFrom + i).sub(at(b, bFrom + i));
            s0 = d.fma(d, s0);
        }
        float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (; i < length; i++) {
            float d = a[aFrom + i] - b[bFrom + i];
            sum += d * d;
        }
        return sum;
    }

    private static FloatVector at(float[] values, int from) {
        return FloatVector.fromArray(SPECIES, values, from);
    }

    @Override
    public String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }
}
