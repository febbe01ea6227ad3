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

    /** What brings the first codes of a large array to the beginning of a cache line. */
    private static final int LEAD_BYTES = 48;

    private final Quantizer quantizer;
    private final int codeBytes;
    private final int segmentBits;
    private final int segmentMask;
    private final Quantizer.Scratch scratch;

    /** Factors and offsets, apart from the codes: so few that they stay near, and codes begin with a cache line. */
    private volatile float[][] headers = {};

    private volatile byte[][] segments = {};

    CodeTable(Quantizer quantizer) {
        this.quantizer = quantizer;
        this.codeBytes = quantizer.codeBytes();
        this.segmentBits = 31 - Integer.numberOfLeadingZeros(Math.max(1, SEGMENT_BYTES / codeBytes));
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
        Arrays.fill(segment, at, at + codeBytes, (byte) 0);
        quantizer.encode(vector, scratch, segment, at, headers[segment(slot)], header(slot));
    }

    private byte[] room(int slot) {
        int index = segment(slot);
        byte[][] grown = segments;
        if (index >= grown.length) {
            int had = grown.length;
            grown = Arrays.copyOf(grown, index + 1);
            float[][] grownHeaders = Arrays.copyOf(headers, index + 1);
            for (int i = had; i <= index; i++) {
                grown[i] = new byte[LEAD_BYTES + (codeBytes << segmentBits)];
                grownHeaders[i] = new float[2 << segmentBits];
            }
            headers = grownHeaders;
            segments = grown;
        }
        return grown[index];
    }

    /** The segments of codes at this moment; a slot that was learnt of before is in them. */
    byte[][] segments() {
        return segments;
    }

    /** The segments of factors and offsets; read them after {@link #segments()}. */
    float[][] headers() {
        return headers;
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
                int at = offset(slots[i]);
                for (int line = 0; line < codeBytes; line += CACHE_LINE_BYTES) {
                    sum += records[at + line];
                }
            }
        }
        return sum;
    }

    int segment(int slot) {
        return slot >> segmentBits;
    }

    /** Where a slot's codes are in their segment. */
    int offset(int slot) {
        return LEAD_BYTES + (slot & segmentMask) * codeBytes;
    }

    /** Where a slot's factor is in its segment of headers; its offset is behind it. */
    int header(int slot) {
        return 2 * (slot & segmentMask);
    }

    void save(SnapshotOutput out, int slots) throws IOException {
        for (int slot = 0; slot < slots; slot++) {
            byte[] segment = room(slot);
            out.putFloats(headers[segment(slot)], header(slot), 2);
            out.putBytes(segment, offset(slot), codeBytes);
        }
    }

    void load(SnapshotInput in, int slots) throws IOException {
        for (int slot = 0; slot < slots; slot++) {
            byte[] segment = room(slot);
            in.getFloats(headers[segment(slot)], header(slot), 2);
            in.getBytes(segment, offset(slot), codeBytes);
        }
    }
}
