package io.ruvector.memory;

import io.ruvector.vector.Collection;
import io.ruvector.vector.VectorEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The episodes that one recall considers, each measured once. Every one is read from the table and checked there against the
 * reader's scope and its expiry, so that no index decides alone who sees what; both cosines and BM25 are taken for each,
 * however it was found.
 */
final class CandidatePool {

    private final EpisodeStore store;
    private final float[] query;
    private final Predicate<Episode> seen;
    private final Map<String, Measured> byKey = new LinkedHashMap<>();
    private final Map<String, Double> bm25 = new HashMap<>();
    private int refused;

    CandidatePool(EpisodeStore store, float[] query, Scope reader, Instant now) {
        this.store = store;
        this.query = query;
        this.seen = episode -> episode.visibleTo(reader) && !episode.expiredAt(now);
    }

    /** Measures the episodes of the given keys that are not measured yet, with the given BM25 scores. */
    void addAll(Set<String> keys, Map<String, Double> scores) {
        bm25.putAll(scores);
        keys.stream().filter(key -> !byKey.containsKey(key)).forEach(this::add);
    }

    Optional<Measured> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Map<String, Measured> measured() {
        return byKey;
    }

    /** How many episodes an index brought up that the table does not show to the reader: expired, mostly. */
    int refused() {
        return refused;
    }

    double bestBm25() {
        return bm25.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private void add(String key) {
        Optional<Episode> episode = store.findByKey(key).filter(seen);
        if (episode.isEmpty()) {
            refused++;
            return;
        }
        Double words = bm25.get(key);
        byKey.put(
                key,
                new Measured(
                        episode.get(),
                        cosine(store.tasks(), key).orElse(-1),
                        cosine(store.reflections(), key),
                        words == null ? OptionalDouble.empty() : OptionalDouble.of(words)));
    }

    private OptionalDouble cosine(Collection collection, String key) {
        return collection
                .get(key)
                .map(VectorEntry::vector)
                .map(vector -> OptionalDouble.of(Cosine.of(query, vector)))
                .orElse(OptionalDouble.empty());
    }
}
