package io.ruvector.vector;

import java.io.IOException;
import java.util.Arrays;

/**
 * The codes of an index, by slot, in flat segments of about a mebibyte. One thread at a time puts; others may read at the
 * same time what was put before they learnt of the slot.
 */
final class CodeTable {
    /** The estimate for a slot that came after a search began with codes that have been replaced. */
    static final float UNKNOWN = Float.MAX_VALUE;

    private static final int CACHE_LINE_BYTES = 64;
    private static final int SEGMENT_BYTES = 1 << 20;

    private final Quantizer quantizer;
    private final int recordBytes;
    private final int segmentBits;
    private final int segmentMask;
    private final Quantizer.Scratch scratch;
    private volatile byte[][] segments = {};

    CodeTable(Quantizer quantizer) {
        this.quantizer = quantizer;
        this.recordBytes = quantizer.recordBytes();
        this.segmentBits = 31 - Integer.numberOfLeadingZeros(Math.max(1, SEGMENT_BYTES / recordBytes));
        this.segmentMask = (1 << segmentBits) - 1;
        this.scratch = new Quantizer.Scratch(quantizer.dimension());
    }

    Quantizer quantizer() {
        return quantizer;
    }

    /** Encodes a comparable vector. */
    void put(int slot, float[] vector) {
        byte[] segment = room(slot);
        int at = offset(slot);
        Arrays.fill(segment, at, at + recordBytes, (byte) 0);
        quantizer.encode(vector, scratch, segment, at);
    }

    private byte[] room(int slot) {
        int index = slot >> segmentBits;
        byte[][] grown = segments;
        if (index >= grown.length) {
            int had = grown.length;
            grown = Arrays.copyOf(grown, index + 1);
            for (int i = had; i <= index; i++) {
                grown[i] = new byte[recordBytes << segmentBits];
            }
            segments = grown;
        }
        return grown[index];
    }

    /** The segments at this moment; a slot that was learnt of before is in them. */
    byte[][] segments() {
        return segments;
    }

    /**
     * Reads a byte of every cache line of some slots' codes, so that their ways from memory overlap, which the computations
     * that follow are too long for. Gives something that depends on all of them.
     */
    int touch(byte[][] now, int[] slots, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int segment = slots[i] >> segmentBits;
            if (segment < now.length) {
                byte[] records = now[segment];
                int at = (slots[i] & segmentMask) * recordBytes;
                for (int line = 0; line < recordBytes; line += CACHE_LINE_BYTES) {
                    sum += records[at + line];
                }
            }
        }
        return sum;
    }

    int segment(int slot) {
        return slot >> segmentBits;
    }

    int offset(int slot) {
        return (slot & segmentMask) * recordBytes;
    }

    void save(SnapshotOutput out, int slots) throws IOException {
        for (int slot = 0; slot < slots; slot++) {
            out.putBytes(room(slot), offset(slot), recordBytes);
        }
    }

    void load(SnapshotInput in, int slots) throws IOException {
        for (int slot = 0; slot < slots; slot++) {
            in.getBytes(room(slot), offset(slot), recordBytes);
        }
    }
}
