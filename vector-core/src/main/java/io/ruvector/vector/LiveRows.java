package io.ruvector.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a collection in memory: an index of their vectors, and per slot the rest. Its owner locks. */
final class LiveRows {
    private final HnswIndex index;
    private final Map<String, Integer> slots = new HashMap<>();
    private final FilterCache filters = new FilterCache();
    private @Nullable SlotRow[] rows = {};

    LiveRows(HnswIndex index) {
        this.index = index;
    }

    HnswIndex index() {
        return index;
    }

    int size() {
        return slots.size();
    }

    SlotRow row(int slot) {
        @Nullable SlotRow row = rows[slot];
        if (row == null) {
            throw new IllegalStateException("no entry has slot " + slot);
        }
        return row;
    }

    /** The slots of the entries whose metadata meets a filter; not to be changed. */
    BitSet matching(Filter filter) {
        return filters.get(filter, this::evaluate);
    }

    private BitSet evaluate(Filter filter) {
        BitSet found = new BitSet(rows.length);
        for (int slot = 0; slot < rows.length; slot++) {
            @Nullable SlotRow row = rows[slot];
            if (row != null && filter.matches(row.metadata())) {
                found.set(slot);
            }
        }
        return found;
    }

    /** The first ids, in key order, whose metadata meets a filter. */
    List<String> idsMatching(Filter filter, int limit) {
        return matching(filter).stream()
                .mapToObj(slot -> row(slot).id())
                .sorted(LiveRows::byUtf8)
                .limit(limit)
                .toList();
    }

    /** The checksum of each entry's row, by id. */
    Map<String, Integer> checksums() {
        Map<String, Integer> checksums = new HashMap<>();
        for (@Nullable SlotRow row : rows) {
            if (row != null) {
                checksums.put(row.id(), row.checksum());
            }
        }
        return checksums;
    }

    private static int byUtf8(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an entry, or replaces the one of its id. */
    void put(SlotRow row, float[] vector) {
        remove(row.id());
        place(index.add(vector), row);
    }

    /** Enters what an index that was read from disk already holds. */
    void place(int slot, SlotRow row) {
        if (slot >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(16, Math.max(slot + 1, rows.length + (rows.length >> 1))));
        }
        rows[slot] = row;
        slots.put(row.id(), slot);
        filters.put(slot, row.metadata());
    }

    void remove(String id) {
        @Nullable Integer slot = slots.remove(id);
        if (slot != null) {
            rows[slot] = null;
            filters.remove(slot);
            index.remove(slot);
        }
    }
}
