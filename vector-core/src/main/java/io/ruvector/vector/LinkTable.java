package io.ruvector.vector;

import java.util.Arrays;

/** Neighbour lists of one fixed capacity, each a count and its links, one behind the other in flat segments. */
final class LinkTable {
    private static final int SEGMENT_BITS = 10;
    private static final int SEGMENT_MASK = (1 << SEGMENT_BITS) - 1;

    private final int capacity;
    private final int width;
    private int[][] segments = {};

    LinkTable(int capacity) {
        this.capacity = capacity;
        this.width = capacity + 1;
    }

    /** The most links of a list. */
    int capacity() {
        return capacity;
    }

    /** Makes room for a list and empties it. */
    void reset(int list) {
        int segment = list >> SEGMENT_BITS;
        if (segment >= segments.length) {
            int had = segments.length;
            segments = Arrays.copyOf(segments, segment + 1);
            for (int i = had; i <= segment; i++) {
                segments[i] = new int[width << SEGMENT_BITS];
            }
        }
        segments[segment][offset(list)] = 0;
    }

    int count(int list) {
        return segments[list >> SEGMENT_BITS][offset(list)];
    }

    int link(int list, int position) {
        return segments[list >> SEGMENT_BITS][offset(list) + 1 + position];
    }

    /** Copies a list's links; gives their number. */
    int copy(int list, int[] target) {
        int[] segment = segments[list >> SEGMENT_BITS];
        int offset = offset(list);
        int count = segment[offset];
        System.arraycopy(segment, offset + 1, target, 0, count);
        return count;
    }

    void set(int list, int[] links, int count) {
        int[] segment = segments[list >> SEGMENT_BITS];
        int offset = offset(list);
        segment[offset] = count;
        System.arraycopy(links, 0, segment, offset + 1, count);
    }

    /** Adds a link when there is room; whether there was. */
    boolean add(int list, int link) {
        int[] segment = segments[list >> SEGMENT_BITS];
        int offset = offset(list);
        int count = segment[offset];
        if (count == capacity) {
            return false;
        }
        segment[offset + 1 + count] = link;
        segment[offset] = count + 1;
        return true;
    }

    private int offset(int list) {
        return (list & SEGMENT_MASK) * width;
    }
}
