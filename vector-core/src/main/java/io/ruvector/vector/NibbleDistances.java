package io.ruvector.vector;

import java.util.Arrays;

/** Estimated distances by codes of 4 bits, or of 8 as two planes of 4. The query is rounded to 8 bits a component. */
final class NibbleDistances implements SlotDistances, EstimatedDistances {
    private static final int MOST = 127;

    /** Standard deviations of a component beyond which it is cut off. */
    private static final float CUT_OFF = 4;

    private final CodeTable codes;
    private final FullVectors vectors;
    private final Quantizer quantizer;
    private final VectorKernel kernel;
    private final boolean twoPlanes;
    private final boolean byCode;
    private final int blocks;
    private final int planeBytes;
    private final float zero;
    private final short[] weights;
    private final short[] ones;
    private final float[] residual;
    private final float[] vector;
    private float base;
    private float scale;
    private float bias;
    private float length;

    @SuppressWarnings("UnusedVariable") // written so that the reads before it are not left out
    private int touched;

    /**
     * Distances in a table of codes.
     *
     * @param byCode whether a slot that is chosen is taken at its code rather than at its full vector
     */
    NibbleDistances(CodeTable codes, FullVectors vectors, boolean byCode) {
        this.codes = codes;
        this.vectors = vectors;
        this.byCode = byCode;
        this.quantizer = codes.quantizer();
        this.kernel = quantizer.kernel();
        this.twoPlanes = quantizer.quantization() == Quantization.INT8;
        this.blocks = Nibbles.blocks(quantizer.dimension());
        this.planeBytes = blocks * Nibbles.BLOCK_BYTES;
        this.zero = twoPlanes ? 127.5f : 7.5f;
        this.ones = new short[blocks * Nibbles.BLOCK];
        Arrays.fill(ones, (short) 1);
        this.weights = new short[blocks * Nibbles.BLOCK];
        this.residual = new float[quantizer.dimension()];
        this.vector = new float[quantizer.dimension()];
    }

    @Override
    public void from(float[] query) {
        float centreProduct = quantizer.residual(query, residual);
        float squaredLength = quantizer.squaredLength(residual);
        length = (float) Math.sqrt(squaredLength);
        // Rotated components are all but normally distributed, so few are cut off.
        float most = CUT_OFF * length / (float) Math.sqrt(residual.length);
        float perStep = most == 0 ? 0 : MOST / most;
        int sum = 0;
        for (int i = 0; i < residual.length; i++) {
            int weight = (int) Math.min(Math.max(residual[i] * perStep + 128.5f, 1), 255) - 128;
            weights[i] = (short) weight;
            sum += weight;
        }
        scale = most / MOST;
        bias = scale * sum * zero;
        base = quantizer.squared() ? squaredLength : (float) -(quantizer.centreSquared() + centreProduct);
    }

    @Override
    public void from(int slot) {
        if (byCode) {
            fromCode(
                    codes.segments()[codes.segment(slot)],
                    codes.offset(slot),
                    codes.headers()[codes.segment(slot)],
                    codes.header(slot));
        } else {
            vectors.read(slot, vector);
            from(vector);
        }
    }

    private void fromCode(byte[] records, int from, float[] headers, int header) {
        int sum;
        if (twoPlanes) {
            kernel.unpackNibbles(records, from, blocks, 16, -128, false, weights);
            kernel.unpackNibbles(records, from + planeBytes, blocks, 1, 0, true, weights);
            sum = 16 * kernel.dotNibbles(ones, records, from, blocks)
                    + kernel.dotNibbles(ones, records, from + planeBytes, blocks)
                    - 128 * residual.length;
        } else {
            kernel.unpackNibbles(records, from, blocks, 2, -15, false, weights);
            sum = 2 * kernel.dotNibbles(ones, records, from, blocks) - 15 * residual.length;
        }
        float factor = headers[header] / (quantizer.squared() ? 2 : 1);
        scale = twoPlanes ? factor : factor / 2;
        bias = scale * sum * zero;
        base = headers[header + 1];
    }

    @Override
    public float margin() {
        return quantizer.margin(length);
    }

    @Override
    public void to(int[] slots, int count, float[] distances) {
        byte[][] segments = codes.segments();
        float[][] headers = codes.headers();
        touched = codes.touch(segments, slots, count);
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (codes.segment(slot) >= segments.length) {
                distances[i] = CodeTable.UNKNOWN;
                continue;
            }
            byte[] records = segments[codes.segment(slot)];
            float[] header = headers[codes.segment(slot)];
            int at = codes.header(slot);
            distances[i] = base + header[at + 1] - header[at] * (scale * product(records, codes.offset(slot)) - bias);
        }
    }

    private int product(byte[] records, int from) {
        int high = kernel.dotNibbles(weights, records, from, blocks);
        return twoPlanes ? 16 * high + kernel.dotNibbles(weights, records, from + planeBytes, blocks) : high;
    }
}
