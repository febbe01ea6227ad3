package io.ruvector.vector;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The links of an HNSW graph: for every node up to 2M on layer 0, and up to M on each layer above it that it reaches.
 * Most nodes reach layer 0 only, so the lists above are handed out from a second table. One thread at a time adds and
 * removes nodes; others may read.
 */
final class HnswLayers {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int SEGMENT_BITS = 12;
    private static final int SEGMENT_MASK = (1 << SEGMENT_BITS) - 1;
    private static final int LEVEL_BITS = 5;
    private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;
    private static final int ABSENT = -1;

    private final LinkTable base;
    private final LinkTable upper;

    /** Per slot its level and, above that, the number of its first list in the upper table. */
    private volatile int[][] heads = {};

    private volatile int limit;
    private int upperLimit;
    private int[][] freeUpper = {};
    private int[] freeUpperCount = {};

    HnswLayers(int m) {
        this.base = new LinkTable(2 * m);
        this.upper = new LinkTable(m);
    }

    /** One more than the highest slot that was ever a node. */
    int limit() {
        return limit;
    }

    /** How many nodes there are. */
    int nodes() {
        int nodes = 0;
        for (int slot = 0; slot < limit; slot++) {
            nodes += contains(slot) ? 1 : 0;
        }
        return nodes;
    }

    boolean contains(int slot) {
        return slot < limit && head(slot) != ABSENT;
    }

    /** The highest layer of a node. */
    int level(int slot) {
        return head(slot) & LEVEL_MASK;
    }

    LinkTable table(int layer) {
        return layer == 0 ? base : upper;
    }

    /** The number of a node's list in the table of a layer. */
    int list(int slot, int layer) {
        return layer == 0 ? slot : (head(slot) >> LEVEL_BITS) + layer - 1;
    }

    private int head(int slot) {
        return (int) INTS.getAcquire(heads[slot >> SEGMENT_BITS], slot & SEGMENT_MASK);
    }

    private void head(int slot, int value) {
        INTS.setRelease(heads[slot >> SEGMENT_BITS], slot & SEGMENT_MASK, value);
    }

    /** Adds a node without links; in place of an earlier one of the slot, which no search may see any more. */
    void add(int slot, int level) {
        int segment = slot >> SEGMENT_BITS;
        if (segment >= heads.length) {
            int had = heads.length;
            int[][] grown = Arrays.copyOf(heads, segment + 1);
            for (int i = had; i <= segment; i++) {
                grown[i] = new int[1 << SEGMENT_BITS];
                Arrays.fill(grown[i], ABSENT);
            }
            heads = grown;
        }
        if (contains(slot) && level(slot) > 0) {
            giveUpper(level(slot), list(slot, 1));
        }
        base.reset(slot);
        int first = level > 0 ? takeUpper(level) : 0;
        for (int i = 0; i < level; i++) {
            upper.reset(first + i);
        }
        head(slot, first << LEVEL_BITS | level);
        limit = Math.max(limit, slot + 1);
    }

    /** Writes those of the first slots that are nodes of a set; their lists may change meanwhile. */
    void save(SnapshotOutput out, int slots, IntPredicate nodes) throws IOException {
        int[] links = new int[base.capacity()];
        for (int slot = 0; slot < slots; slot++) {
            int head = nodes.test(slot) ? head(slot) : ABSENT;
            out.putByte(head == ABSENT ? ABSENT : head & LEVEL_MASK);
            for (int layer = 0; head != ABSENT && layer <= (head & LEVEL_MASK); layer++) {
                int list = layer == 0 ? slot : (head >> LEVEL_BITS) + layer - 1;
                int count = table(layer).copy(list, links);
                out.putInt(count);
                out.putInts(links, count);
            }
        }
    }

    /** Reads what {@link #save} wrote; gives the number of links that led to no node. */
    int load(SnapshotInput in, int slots) throws IOException {
        int[] links = new int[base.capacity()];
        for (int slot = 0; slot < slots; slot++) {
            int level = in.getByte();
            if (level != ABSENT) {
                add(slot, level);
            }
            for (int layer = 0; layer <= level; layer++) {
                int count = in.getInt();
                in.getInts(links, count);
                table(layer).set(list(slot, layer), links, count);
            }
        }
        int dropped = 0;
        for (int slot = 0; slot < slots; slot++) {
            for (int layer = 0; contains(slot) && layer <= level(slot); layer++) {
                dropped += dropStrangers(table(layer), list(slot, layer), layer, links);
            }
        }
        return dropped;
    }

    /** Links to nodes that came while the file was written lead nowhere in it. */
    private int dropStrangers(LinkTable table, int list, int layer, int[] links) {
        int count = table.copy(list, links);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (contains(links[i]) && level(links[i]) >= layer) {
                links[kept++] = links[i];
            }
        }
        if (kept < count) {
            table.set(list, links, kept);
        }
        return count - kept;
    }

    private int takeUpper(int level) {
        if (level < freeUpperCount.length && freeUpperCount[level] > 0) {
            return freeUpper[level][--freeUpperCount[level]];
        }
        int first = upperLimit;
        upperLimit += level;
        return first;
    }

    private void giveUpper(int level, int first) {
        if (level >= freeUpper.length) {
            int had = freeUpper.length;
            freeUpper = Arrays.copyOf(freeUpper, level + 1);
            freeUpperCount = Arrays.copyOf(freeUpperCount, level + 1);
            for (int i = had; i <= level; i++) {
                freeUpper[i] = new int[4];
            }
        }
        if (freeUpperCount[level] == freeUpper[level].length) {
            freeUpper[level] = Arrays.copyOf(freeUpper[level], 2 * freeUpperCount[level]);
        }
        freeUpper[level][freeUpperCount[level]++] = first;
    }
}
