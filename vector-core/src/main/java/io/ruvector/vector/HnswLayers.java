package io.ruvector.vector;

import java.io.IOException;
import java.util.Arrays;

/**
 * The links of an HNSW graph: for every node up to 2M on layer 0, and up to M on each layer above it that it reaches.
 * Most nodes reach layer 0 only, so the lists above are handed out from a second table.
 */
final class HnswLayers {
    private static final byte ABSENT = -1;

    private final LinkTable base;
    private final LinkTable upper;
    private byte[] levels = {};
    private int[] firstUpper = {};
    private int upperLimit;
    private int[][] freeUpper = {};
    private int[] freeUpperCount = {};

    HnswLayers(int m) {
        this.base = new LinkTable(2 * m);
        this.upper = new LinkTable(m);
    }

    /** One more than the highest slot that was ever a node. */
    int limit() {
        return levels.length;
    }

    boolean contains(int slot) {
        return slot < levels.length && levels[slot] != ABSENT;
    }

    /** The highest layer of a node. */
    int level(int slot) {
        return levels[slot];
    }

    LinkTable table(int layer) {
        return layer == 0 ? base : upper;
    }

    /** The number of a node's list in the table of a layer. */
    int list(int slot, int layer) {
        return layer == 0 ? slot : firstUpper[slot] + layer - 1;
    }

    void add(int slot, int level) {
        if (slot >= levels.length) {
            int had = levels.length;
            int room = Math.max(slot + 1, had + (had >> 1) + 64);
            levels = Arrays.copyOf(levels, room);
            Arrays.fill(levels, had, room, ABSENT);
            firstUpper = Arrays.copyOf(firstUpper, room);
        }
        levels[slot] = (byte) level;
        base.reset(slot);
        if (level > 0) {
            firstUpper[slot] = takeUpper(level);
            for (int layer = 1; layer <= level; layer++) {
                upper.reset(list(slot, layer));
            }
        }
    }

    void remove(int slot) {
        int level = levels[slot];
        if (level > 0) {
            giveUpper(level, firstUpper[slot]);
        }
        levels[slot] = ABSENT;
    }

    void save(SnapshotOutput out) throws IOException {
        out.putInt(levels.length);
        int[] links = new int[base.capacity()];
        for (int slot = 0; slot < levels.length; slot++) {
            out.putByte(levels[slot]);
            for (int layer = 0; layer <= levels[slot]; layer++) {
                int count = table(layer).copy(list(slot, layer), links);
                out.putInt(count);
                out.putInts(links, count);
            }
        }
    }

    void load(SnapshotInput in) throws IOException {
        int limit = in.getInt();
        int[] links = new int[base.capacity()];
        for (int slot = 0; slot < limit; slot++) {
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
