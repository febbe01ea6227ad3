package io.ruvector.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Neighbour lists of one fixed capacity, each a count and its links, one behind the other in flat segments. Who changes a
 * list holds its lock ({@link #lock}); readers hold none and may see a list half changed: old links and new ones, all of
 * them slots that were in the graph when the reader began.
 */
final class LinkTable {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int SEGMENT_BITS = 10;
    private static final int SEGMENT_MASK = (1 << SEGMENT_BITS) - 1;
    private static final int LOCKS = 64;
    private static final int INTS_A_LINE = 16;

    private final int capacity;
    private final int width;
    private final Object[] locks = new Object[LOCKS];
    private volatile int[][] segments = {};

    LinkTable(int capacity) {
        this.capacity = capacity;
        this.width = capacity + 1;
        Arrays.setAll(locks, _ -> new Object());
    }

    /** The most links of a list. */
    int capacity() {
        return capacity;
    }

    /** What to synchronize on while changing a list. */
    Object lock(int list) {
        return locks[list & LOCKS - 1];
    }

    /** Makes room for a list and empties it. One thread at a time calls this. */
    void reset(int list) {
        int segment = list >> SEGMENT_BITS;
        int[][] grown = segments;
        if (segment >= grown.length) {
            int had = grown.length;
            grown = Arrays.copyOf(grown, segment + 1);
            for (int i = had; i <= segment; i++) {
                grown[i] = new int[width << SEGMENT_BITS];
            }
            segments = grown;
        }
        INTS.setRelease(grown[segment], offset(list), 0);
    }

    int count(int list) {
        return (int) INTS.getAcquire(segments[list >> SEGMENT_BITS], offset(list));
    }

    int link(int list, int position) {
        return (int) INTS.getAcquire(segments[list >> SEGMENT_BITS], offset(list) + 1 + position);
    }

    /** Copies a list's links; gives their number. */
    int copy(int list, int[] target) {
        return copy(list, target, 0);
    }

    /** Copies a list's links to a place in the target; gives their number. */
    int copy(int list, int[] target, int to) {
        int[] segment = segments[list >> SEGMENT_BITS];
        int offset = offset(list);
        int count = (int) INTS.getAcquire(segment, offset);
        System.arraycopy(segment, offset + 1, target, to, count);
        return count;
    }

    /** Reads from every cache line of a list, so that it is near when it is wanted. */
    int touch(int list) {
        int[] segment = segments[list >> SEGMENT_BITS];
        int offset = offset(list);
        int sum = segment[offset];
        for (int i = INTS_A_LINE; i < width; i += INTS_A_LINE) {
            sum += segment[offset + i];
        }
        return sum;
    }

    void set(int list, int[] links, int count) {
        int[] segment = segments[list >> SEGMENT_BITS];
        int offset = offset(list);
        for (int i = 0; i < count; i++) {
            INTS.setRelease(segment, offset + 1 + i, links[i]);
        }
        INTS.setRelease(segment, offset, count);
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
        INTS.setRelease(segment, offset, count + 1);
        return true;
    }

    boolean contains(int list, int link) {
        int[] segment = segments[list >> SEGMENT_BITS];
        int offset = offset(list);
        for (int i = segment[offset]; i > 0; i--) {
            if (segment[offset + i] == link) {
                return true;
            }
        }
        return false;
    }

    private int offset(int list) {
        return (list & SEGMENT_MASK) * width;
    }
}
