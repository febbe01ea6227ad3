package io.ruvector.vector;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The slots that meet each of the filters used last, kept right by every change. Lookups may run together; changes run
 * alone, as the owner of the rows sees to.
 */
final class FilterCache {
    private static final int MOST = 32;

    private final Map<Filter, BitSet> matching = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Filter, BitSet> eldest) {
            return size() > MOST;
        }
    };

    /** The slots that meet a filter; not to be changed. */
    BitSet get(Filter filter, Function<Filter, BitSet> evaluation) {
        synchronized (matching) {
            @Nullable BitSet known = matching.get(filter);
            if (known != null) {
                return known;
            }
        }
        BitSet found = evaluation.apply(filter);
        synchronized (matching) {
            matching.put(filter, found);
        }
        return found;
    }

    void put(int slot, Map<String, Object> metadata) {
        synchronized (matching) {
            matching.forEach((filter, slots) -> slots.set(slot, filter.matches(metadata)));
        }
    }

    void remove(int slot) {
        synchronized (matching) {
            matching.values().forEach(slots -> slots.clear(slot));
        }
    }
}
