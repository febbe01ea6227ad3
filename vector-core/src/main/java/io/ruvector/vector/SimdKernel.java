package io.ruvector.vector;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API with four accumulators and fused multiply-add. Loaded only where its module is present. */
final class SimdKernel implements VectorKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int NUMBERS = SHORTS.length();
    private static final int BLOCK_NUMBERS = 32;

    private static final ScalarKernel SCALAR = new ScalarKernel();

    /** The transform within a register, from the widest stage: who adds to whom, and who with a minus. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final VectorShuffle<Float>[] PARTNERS = new VectorShuffle[Integer.numberOfTrailingZeros(LANES)];

    private static final FloatVector[] SIGNS = new FloatVector[PARTNERS.length];

    static {
        for (int stage = 0, half = LANES >> 1; half > 0; stage++, half >>= 1) {
            int width = half;
            PARTNERS[stage] = VectorShuffle.fromOp(SPECIES, lane -> lane ^ width);
            float[] signs = new float[LANES];
            for (int lane = 0; lane < LANES; lane++) {
                signs[lane] = (lane & half) == 0 ? 1 : -1;
            }
            SIGNS[stage] = FloatVector.fromArray(SPECIES, signs, 0);
        }
    }

    /** The products of 127 and 15 that 16 bits can sum up: 17; whole blocks add four to each. */
    private static final int BLOCKS_BEFORE_WIDENING = 4;

    @Override
    public float dot(float[] a, float[] b, int bFrom, int length) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = 0;
        for (int end = length - 4 * LANES; i <= end; i += 4 * LANES) {
            s0 = at(a, i).fma(at(b, bFrom + i), s0);
            s1 = at(a, i + LANES).fma(at(b, bFrom + i + LANES), s1);
            s2 = at(a, i + 2 * LANES).fma(at(b, bFrom + i + 2 * LANES), s2);
            s3 = at(a, i + 3 * LANES).fma(at(b, bFrom + i + 3 * LANES), s3);
        }
        for (int end = length - LANES; i <= end; i += LANES) {
            s0 = at(a, i).fma(at(b, bFrom + i), s0);
        }
        float sum = sum(s0.add(s1).add(s2.add(s3)));
        for (; i < length; i++) {
            sum += a[i] * b[bFrom + i];
        }
        return sum;
    }

    @Override
    public float squaredDistance(float[] a, float[] b, int bFrom, int length) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        int i = 0;
        for (int end = length - 2 * LANES; i <= end; i += 2 * LANES) {
            FloatVector d0 = at(a, i).sub(at(b, bFrom + i));
            FloatVector d1 = at(a, i + LANES).sub(at(b, bFrom + i + LANES));
            s0 = d0.fma(d0, s0);
            s1 = d1.fma(d1, s1);
        }
        for (int end = length - LANES; i <= end; i += LANES) {
            FloatVector d = at(a, i).sub(at(b, bFrom + i));
            s0 = d.fma(d, s0);
        }
        float sum = sum(s0.add(s1));
        for (; i < length; i++) {
            float d = a[i] - b[bFrom + i];
            sum += d * d;
        }
        return sum;
    }

    @Override
    public float manhattan(float[] a, float[] b, int bFrom, int length) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        int i = 0;
        for (int end = length - 2 * LANES; i <= end; i += 2 * LANES) {
            s0 = s0.add(at(a, i).sub(at(b, bFrom + i)).abs());
            s1 = s1.add(at(a, i + LANES).sub(at(b, bFrom + i + LANES)).abs());
        }
        float sum = sum(s0.add(s1));
        for (; i < length; i++) {
            sum += Math.abs(a[i] - b[bFrom + i]);
        }
        return sum;
    }

    @Override
    public float dot(float[] a, MemorySegment b, long bFrom, int length) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        int i = 0;
        for (int end = length - 2 * LANES; i <= end; i += 2 * LANES) {
            s0 = at(a, i).fma(at(b, bFrom, i), s0);
            s1 = at(a, i + LANES).fma(at(b, bFrom, i + LANES), s1);
        }
        float sum = sum(s0.add(s1));
        for (; i < length; i++) {
            sum += a[i] * MappedVectors.component(b, bFrom, i);
        }
        return sum;
    }

    @Override
    public float squaredDistance(float[] a, MemorySegment b, long bFrom, int length) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        int i = 0;
        for (int end = length - 2 * LANES; i <= end; i += 2 * LANES) {
            FloatVector d0 = at(a, i).sub(at(b, bFrom, i));
            FloatVector d1 = at(a, i + LANES).sub(at(b, bFrom, i + LANES));
            s0 = d0.fma(d0, s0);
            s1 = d1.fma(d1, s1);
        }
        float sum = sum(s0.add(s1));
        for (; i < length; i++) {
            float d = a[i] - MappedVectors.component(b, bFrom, i);
            sum += d * d;
        }
        return sum;
    }

    @Override
    public float manhattan(float[] a, MemorySegment b, long bFrom, int length) {
        FloatVector sums = FloatVector.zero(SPECIES);
        int i = 0;
        for (int end = length - LANES; i <= end; i += LANES) {
            sums = sums.add(at(a, i).sub(at(b, bFrom, i)).abs());
        }
        float sum = sum(sums);
        for (; i < length; i++) {
            sum += Math.abs(a[i] - MappedVectors.component(b, bFrom, i));
        }
        return sum;
    }

    @Override
    public int dotNibbles(short[] weights, byte[] codes, int from, int blocks) {
        IntVector sums = IntVector.zero(INTS);
        for (int block = 0; block < blocks; ) {
            ShortVector products = ShortVector.zero(SHORTS);
            for (int end = Math.min(blocks, block + BLOCKS_BEFORE_WIDENING); block < end; block++) {
                for (int part = 0; part < BLOCK_NUMBERS; part += NUMBERS) {
                    int weight = block * Nibbles.BLOCK + part;
                    ShortVector four = ByteVector.fromArray(BYTES, codes, from + block * Nibbles.BLOCK_BYTES + 2 * part)
                            .reinterpretAsShorts();
                    ShortVector p0 = four.and((short) 15).mul(at(weights, weight));
                    ShortVector p1 = four.lanewise(VectorOperators.LSHR, 4)
                            .and((short) 15)
                            .mul(at(weights, weight + BLOCK_NUMBERS));
                    ShortVector p2 = four.lanewise(VectorOperators.LSHR, 8)
                            .and((short) 15)
                            .mul(at(weights, weight + 2 * BLOCK_NUMBERS));
                    ShortVector p3 =
                            four.lanewise(VectorOperators.LSHR, 12).mul(at(weights, weight + 3 * BLOCK_NUMBERS));
                    products = products.add(p0.add(p1).add(p2.add(p3)));
                }
            }
            IntVector pairs = products.reinterpretAsInts();
            sums = sums.add(pairs.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16))
                    .add(pairs.lanewise(VectorOperators.ASHR, 16));
        }
        return sums.reduceLanes(VectorOperators.ADD);
    }

    /** The sum of the lanes in a fixed order; that of reduceLanes differs between interpreted and compiled code. */
    private static float sum(FloatVector lanes) {
        FloatVector sums = lanes;
        for (int stage = 0; stage < PARTNERS.length; stage++) {
            sums = sums.add(sums.rearrange(PARTNERS[stage]));
        }
        return sums.lane(0);
    }

    private static FloatVector at(float[] values, int from) {
        return FloatVector.fromArray(SPECIES, values, from);
    }

    private static FloatVector at(MemorySegment values, long from, int index) {
        return FloatVector.fromMemorySegment(
                SPECIES, values, from + (long) index * Float.BYTES, ByteOrder.LITTLE_ENDIAN);
    }

    private static ShortVector at(short[] values, int from) {
        return ShortVector.fromArray(SHORTS, values, from);
    }

    @Override
    public void unpackNibbles(byte[] codes, int from, int blocks, int scale, int shift, boolean add, short[] target) {
        for (int block = 0; block < blocks; block++) {
            for (int part = 0; part < BLOCK_NUMBERS; part += NUMBERS) {
                ShortVector four = ByteVector.fromArray(BYTES, codes, from + block * Nibbles.BLOCK_BYTES + 2 * part)
                        .reinterpretAsShorts();
                int to = block * Nibbles.BLOCK + part;
                for (int nibble = 0; nibble < 4; nibble++) {
                    ShortVector value = four.and((short) 15).mul((short) scale).add((short) shift);
                    int at = to + nibble * BLOCK_NUMBERS;
                    (add ? value.add(at(target, at)) : value).intoArray(target, at);
                    four = four.lanewise(VectorOperators.LSHR, 4);
                }
            }
        }
    }

    @Override
    public void hadamard(float[] values, int from, int width) {
        for (int half = width >> 1; half >= LANES; half >>= 1) {
            for (int start = from; start < from + width; start += 2 * half) {
                for (int i = start; i < start + half; i += LANES) {
                    FloatVector a = at(values, i);
                    FloatVector b = at(values, i + half);
                    a.add(b).intoArray(values, i);
                    a.sub(b).intoArray(values, i + half);
                }
            }
        }
        if (width < LANES) {
            SCALAR.hadamard(values, from, width);
            return;
        }
        for (int i = from; i < from + width; i += LANES) {
            FloatVector row = at(values, i);
            for (int stage = 0; stage < PARTNERS.length; stage++) {
                row = row.fma(SIGNS[stage], row.rearrange(PARTNERS[stage]));
            }
            row.intoArray(values, i);
        }
    }

    @Override
    public String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }
}
