package io.ruvector.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a collection in memory: an index of their vectors, and per slot the rest. One thread at a time changes
 * them: it stages new vectors, which takes long and hides nothing, and then publishes, for which its owner locks.
 */
final class LiveRows {
    private final HnswIndex index;
    private final int threads;
    private final Map<String, Integer> slots = new HashMap<>();
    private final FilterCache filters = new FilterCache();
    private volatile @Nullable SlotRow[] rows = {};
    private volatile long removals;

    /**
     * No entries yet.
     *
     * @param threads how many may link the vectors of one batch
     */
    LiveRows(HnswIndex index, int threads) {
        this.index = index;
        this.threads = threads;
    }

    HnswIndex index() {
        return index;
    }

    int size() {
        return index.size();
    }

    /** How many entries were ever removed or replaced. */
    long removals() {
        return removals;
    }

    /** The entry of a slot, or null when it is gone. */
    @Nullable
    SlotRow row(int slot) {
        @Nullable SlotRow[] now = rows;
        return slot < now.length ? now[slot] : null;
    }

    /** The slots of the entries whose metadata meets a filter; not to be changed, and some may be gone. */
    SlotSet matching(Filter filter) {
        return filters.get(filter, new FilterCache.Rows() {
            @Override
            public int limit() {
                return rows.length;
            }

            @Override
            public @Nullable Map<String, Object> metadata(int slot) {
                @Nullable SlotRow row = row(slot);
                return row == null ? null : row.metadata();
            }
        });
    }

    /** The first ids, in key order, whose metadata meets a filter. */
    List<String> idsMatching(Filter filter, int limit) {
        SlotSet matching = matching(filter);
        return IntStream.iterate(matching.next(0), slot -> slot >= 0, slot -> matching.next(slot + 1))
                .mapToObj(this::row)
                .filter(row -> row != null)
                .map(SlotRow::id)
                .sorted(LiveRows::byUtf8)
                .limit(limit)
                .toList();
    }

    /** The scores of entries, by id; those that are not there are left out. While nothing is published. */
    Map<String, Float> scores(float[] query, Set<String> ids) {
        BitSet among = new BitSet();
        for (String id : ids) {
            @Nullable Integer slot = slots.get(id);
            if (slot != null) {
                among.set(slot);
            }
        }
        Map<String, Float> scores = new HashMap<>();
        if (!among.isEmpty()) {
            Neighbours found = index.searchAmong(query, among.cardinality(), among);
            for (int rank = 0; rank < found.size(); rank++) {
                scores.put(Objects.requireNonNull(row(found.slot(rank))).id(), found.score(rank));
            }
        }
        return scores;
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

    /** Stores and links the vectors of entries that are to be put, without anybody finding them; gives their slots. */
    int[] stage(List<float[]> vectors) {
        return stage(vectors, threads);
    }

    private int[] stage(List<float[]> vectors, int threads) {
        int[] staged = new int[vectors.size()];
        for (int i = 0; i < staged.length; i++) {
            staged[i] = index.place(vectors.get(i));
        }
        index.connect(staged, threads);
        return staged;
    }

    /** Publishes a staged entry, or replaces the one of its id by it. */
    void publish(int slot, SlotRow row) {
        remove(row.id());
        place(slot, row);
    }

    /** Enters what an index that was read from disk already holds. */
    void place(int slot, SlotRow row) {
        @Nullable SlotRow[] now = rows;
        if (slot >= now.length) {
            now = Arrays.copyOf(now, Math.max(16, Math.max(slot + 1, now.length + (now.length >> 1))));
        }
        now[slot] = row;
        rows = now;
        slots.put(row.id(), slot);
        filters.put(slot, row.metadata());
        index.show(slot);
    }

    /** Takes an entry out, if it is there; whether it was. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time changes
    boolean remove(String id) {
        @Nullable Integer slot = slots.remove(id);
        if (slot == null) {
            return false;
        }
        removals++;
        index.hide(slot);
        rows[slot] = null;
        filters.remove(slot);
        return true;
    }

    /** What can wait until changes are published: the graph's repair, its growth, its codes. */
    void maintain(int removed) {
        index.repair(removed);
        index.maintain(threads);
    }

    /** Stages, publishes and maintains entries while nobody searches. */
    void load(List<SlotRow> entries, List<float[]> vectors, int threads) {
        int[] staged = stage(vectors, threads);
        int removed = 0;
        for (int i = 0; i < staged.length; i++) {
            removed += slots.containsKey(entries.get(i).id()) ? 1 : 0;
            publish(staged[i], entries.get(i));
        }
        maintain(removed);
    }

    /** What there is at this moment, while nothing changes. */
    Moment moment() {
        return new Moment(index.beginSave(), rows.clone());
    }

    /**
     * The entries of a moment.
     *
     * @param point what the index had
     * @param rows its entries by slot
     */
    record Moment(HnswIndex.SavePoint point, @Nullable SlotRow[] rows) {}
}
