package io.ruvector.vector;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/** Full vectors in flat arrays on the heap, in segments of about a mebibyte. */
final class HeapVectors implements FullVectors {
    private static final int SEGMENT_FLOATS = 1 << 18;

    private final Metric metric;
    private final int dimension;
    private final int segmentBits;
    private final int segmentMask;
    private BitSet unsaved = new BitSet();
    private volatile float[][] segments = {};

    HeapVectors(Metric metric) {
        this.metric = metric;
        this.dimension = metric.dimension();
        int vectors = Math.max(1, SEGMENT_FLOATS / dimension);
        this.segmentBits = 31 - Integer.numberOfLeadingZeros(vectors);
        this.segmentMask = (1 << segmentBits) - 1;
    }

    @Override
    public void put(int slot, float[] vector) {
        System.arraycopy(vector, 0, room(slot), offset(slot), dimension);
        unsaved.set(slot);
    }

    private float[] room(int slot) {
        int segment = slot >> segmentBits;
        float[][] grown = segments;
        if (segment >= grown.length) {
            int had = grown.length;
            grown = Arrays.copyOf(grown, segment + 1);
            for (int i = had; i <= segment; i++) {
                grown[i] = new float[dimension << segmentBits];
            }
            segments = grown;
        }
        return grown[segment];
    }

    @Override
    public void read(int slot, float[] target) {
        System.arraycopy(segments[slot >> segmentBits], offset(slot), target, 0, dimension);
    }

    @Override
    public float distance(float[] query, int slot) {
        return metric.distance(query, segments[slot >> segmentBits], offset(slot));
    }

    private int offset(int slot) {
        return (slot & segmentMask) * dimension;
    }

    @Override
    public BitSet takeUnsaved() {
        BitSet taken = unsaved;
        unsaved = new BitSet();
        return taken;
    }

    @Override
    public void save(BitSet slots, MappedVectors file) throws IOException {
        float[] vector = new float[dimension];
        for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
            read(slot, vector);
            file.put(slot, vector);
        }
        file.force();
    }

    @Override
    public void load(int slot, MappedVectors file) {
        float[] vector = new float[dimension];
        file.read(slot, vector);
        System.arraycopy(vector, 0, room(slot), offset(slot), dimension);
    }
}
