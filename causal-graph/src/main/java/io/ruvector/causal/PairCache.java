package io.ruvector.causal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The estimates of the pairs that were asked for last, so that asking for all edges again costs the pairs that changed
 * only. An entry holds while its pair's revision does. Thread-safe.
 */
final class PairCache {

    private static final int MOST_PAIRS = 10_000;
    private static final long MOST_OBSERVATIONS = 2_000_000;

    private final CausalRows rows;
    private final EffectEstimator estimator;
    private final boolean ages;
    private final Map<Pair, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long observations;

    PairCache(CausalRows rows, CausalOptions options) {
        this.rows = rows;
        this.estimator = new EffectEstimator(options);
        this.ages = options.halfLife().isPresent();
    }

    EffectEstimate estimate(Pair pair, Instant now) {
        long revision = rows.revision(pair); // before the rows: a change in between makes the entry old, never wrong
        Optional<Entry> kept = ages ? Optional.empty() : find(pair, revision);
        if (kept.isPresent()) {
            return kept.get().estimate;
        }
        List<Observation> found = rows.observations(pair);
        EffectEstimate estimate = estimator.estimate(found, pair.cause(), pair.effect(), pair.scope(), now);
        if (!ages && !found.isEmpty()) {
            keep(pair, new Entry(revision, estimate, found.size()));
        }
        return estimate;
    }

    private synchronized Optional<Entry> find(Pair pair, long revision) {
        return Optional.ofNullable(entries.get(pair)).filter(entry -> entry.revision == revision);
    }

    private synchronized void keep(Pair pair, Entry entry) {
        Entry old = entries.put(pair, entry);
        observations += entry.size - (old == null ? 0 : old.size);
        var eldest = entries.entrySet().iterator();
        while (entries.size() > MOST_PAIRS || (observations > MOST_OBSERVATIONS && entries.size() > 1)) {
            observations -= eldest.next().getValue().size;
            eldest.remove();
        }
    }

    private record Entry(long revision, EffectEstimate estimate, int size) {}
}
