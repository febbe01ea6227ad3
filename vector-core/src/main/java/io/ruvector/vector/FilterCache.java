package io.ruvector.vector;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The slots that meet each of the filters used last, kept right by every change. Thread-safe. A set may have slots of
 * entries that are gone.
 */
final class FilterCache {
    private static final int MOST = 32;

    private final Map<Filter, Matching> cached = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Filter, Matching> eldest) {
            return size() > MOST;
        }
    };

    /** The slots that meet a filter; not to be changed. */
    SlotSet get(Filter filter, Rows rows) {
        Matching matching;
        synchronized (cached) {
            matching = cached.computeIfAbsent(filter, Matching::new);
        }
        return matching.slots(rows);
    }

    void put(int slot, Map<String, Object> metadata) {
        synchronized (cached) {
            cached.values().forEach(it -> it.put(slot, metadata));
        }
    }

    void remove(int slot) {
        synchronized (cached) {
            cached.values().forEach(it -> it.remove(slot));
        }
    }

    /** The metadata of entries by slot, as they are at the time of the call. */
    interface Rows {
        int limit();

        /** The metadata of a slot's entry, or null. */
        @Nullable
        Map<String, Object> metadata(int slot);
    }

    /** The slots of one filter. From the first moment it takes part in changes, so the evaluation misses none. */
    private static final class Matching {
        private final Filter filter;
        private final SlotSet slots = new SlotSet();
        private volatile boolean evaluated;

        Matching(Filter filter) {
            this.filter = filter;
        }

        synchronized void put(int slot, Map<String, Object> metadata) {
            if (filter.matches(metadata)) {
                slots.set(slot);
            } else {
                slots.clear(slot);
            }
        }

        synchronized void remove(int slot) {
            slots.clear(slot);
        }

        SlotSet slots(Rows rows) {
            if (!evaluated) {
                evaluate(rows);
            }
            return slots;
        }

        private synchronized void evaluate(Rows rows) {
            for (int slot = 0; !evaluated && slot < rows.limit(); slot++) {
                @Nullable Map<String, Object> metadata = rows.metadata(slot);
                if (metadata != null && filter.matches(metadata)) {
                    slots.set(slot);
                }
            }
            evaluated = true;
        }
    }
}
