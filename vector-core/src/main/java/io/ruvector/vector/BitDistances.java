package io.ruvector.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Estimated distances by codes of one bit. The query is rounded to 4 bits a component, kept as four planes of bits, so that
 * a product is a sum of bit counts (Gao and Long 2024, section 3.3).
 */
final class BitDistances implements EstimatedDistances {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LEVELS = 15;

    private final CodeTable codes;
    private final Quantizer quantizer;
    private final int words;
    private final long[] planes;
    private final float[] residual;
    private float base;
    private float step;
    private float lowest;
    private float bias;
    private float length;

    BitDistances(CodeTable codes) {
        this.codes = codes;
        this.quantizer = codes.quantizer();
        this.words = (quantizer.dimension() + 63) / 64;
        this.planes = new long[4 * words];
        this.residual = new float[quantizer.dimension()];
    }

    @Override
    public void from(float[] query) {
        float centreProduct = quantizer.residual(query, residual);
        float squaredLength = quantizer.squaredLength(residual);
        float most = 0;
        double sum = 0;
        for (float component : residual) {
            most = Math.max(most, Math.abs(component));
        }
        step = 2 * most / LEVELS;
        lowest = -most;
        Arrays.fill(planes, 0);
        for (int i = 0; i < residual.length && step > 0; i++) {
            int level = Math.clamp(Math.round((residual[i] - lowest) / step), 0, LEVELS);
            sum += lowest + step * level;
            for (int plane = 0; plane < 4; plane++) {
                planes[plane * words + (i >> 6)] |= (long) (level >> plane & 1) << i;
            }
        }
        bias = (float) (sum / 2);
        length = (float) Math.sqrt(squaredLength);
        base = (float) (quantizer.squared() ? squaredLength : -(quantizer.centreSquared() + centreProduct));
    }

    @Override
    public float margin() {
        return quantizer.margin(length);
    }

    @Override
    public void to(int[] slots, int count, float[] distances) {
        byte[][] segments = codes.segments();
        float[][] headers = codes.headers();
        for (int i = 0; i < count; i++) {
            if (codes.segment(slots[i]) >= segments.length) {
                distances[i] = CodeTable.UNKNOWN;
                continue;
            }
            byte[] records = segments[codes.segment(slots[i])];
            float[] header = headers[codes.segment(slots[i])];
            int at = codes.header(slots[i]);
            distances[i] = base + header[at + 1] - header[at] * (product(records, codes.offset(slots[i])) - bias);
        }
    }

    /** The sum of the query's components where the code has a one. */
    private float product(byte[] records, int from) {
        int ones = 0;
        int p0 = 0;
        int p1 = 0;
        int p2 = 0;
        int p3 = 0;
        for (int word = 0; word < words; word++) {
            long bits = (long) LONGS.get(records, from + word * Long.BYTES);
            ones += Long.bitCount(bits);
            p0 += Long.bitCount(bits & planes[word]);
            p1 += Long.bitCount(bits & planes[words + word]);
            p2 += Long.bitCount(bits & planes[2 * words + word]);
            p3 += Long.bitCount(bits & planes[3 * words + word]);
        }
        return lowest * ones + step * (p0 + 2 * p1 + 4 * p2 + 8 * p3);
    }
}
