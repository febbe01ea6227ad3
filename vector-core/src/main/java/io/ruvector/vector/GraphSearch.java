package io.ruvector.vector;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A search by codes, ranked again by full vectors. Holds the working memory of one search at a time, to be used again.
 *
 * <p>Candidates are compared in full in the order of their estimates, until an estimate is so much worse than the k-th best
 * that even its error cannot bring it in.
 */
final class GraphSearch {
    private static final int SCAN_BATCH = 64;

    private final Metric metric;
    private final SlotSet live;
    private final @Nullable CodeTable codes;
    private final @Nullable EstimatedDistances estimates;
    private final FullDistances full;
    private final BeamSearch beam = new BeamSearch();
    private final FilteredSearch filtered = new FilteredSearch();
    private final SlotHeap nearest = SlotHeap.farthestFirst(64);
    private final int[] hop;
    private final float[] hopDistances;
    private long[] candidates = new long[256];
    private int candidateCount;

    GraphSearch(FullVectors vectors, Metric metric, SlotSet live, @Nullable CodeTable codes, int m) {
        this.metric = metric;
        this.live = live;
        this.codes = codes;
        this.estimates = codes == null ? null : CodedVectors.estimates(codes, vectors);
        this.full = new FullDistances(vectors, metric.dimension());
        this.hop = new int[Math.max(2 * m, SCAN_BATCH)];
        this.hopDistances = new float[hop.length];
    }

    @Nullable
    CodeTable codes() {
        return codes;
    }

    /** Walks the graph for any living slot. */
    Neighbours walk(HnswGraph graph, float[] query, int k, int ef) {
        graph.search(begin(query), ef, beam, hop, hopDistances);
        for (int place = 0; place < beam.size(); place++) {
            if (live.get(beam.slot(place))) {
                candidate(SlotHeap.entry(beam.distance(place), beam.slot(place)));
            }
        }
        return ranked(k);
    }

    /** Walks the graph until {@code ef} accepted slots are found. */
    Neighbours walk(HnswGraph graph, float[] query, int k, int ef, IntPredicate allowed) {
        IntPredicate accepted = slot -> live.get(slot) && allowed.test(slot);
        graph.search(begin(query), ef, accepted, filtered, hop, hopDistances);
        for (SlotHeap found = filtered.nearest(); !found.isEmpty(); found.pop()) {
            candidate(SlotHeap.entry(found.topDistance(), found.topSlot()));
        }
        Arrays.sort(candidates, 0, candidateCount);
        return ranked(k);
    }

    /** Looks at the codes of all given slots that are alive, and at the full vectors of the {@code ef} nearest by them. */
    Neighbours scan(SlotSet slots, float[] query, int k, int ef) {
        Distances distances = begin(query);
        SlotHeap best = filtered.nearest();
        best.clear();
        int slot = slots.next(0);
        while (slot >= 0) {
            int count = 0;
            for (; slot >= 0 && count < SCAN_BATCH; slot = slots.next(slot + 1)) {
                if (live.get(slot)) {
                    hop[count++] = slot;
                }
            }
            distances.to(hop, count, hopDistances);
            for (int i = 0; i < count; i++) {
                best.offer(hopDistances[i], hop[i], ef);
            }
        }
        for (; !best.isEmpty(); best.pop()) {
            candidate(SlotHeap.entry(best.topDistance(), best.topSlot()));
        }
        Arrays.sort(candidates, 0, candidateCount);
        return ranked(k);
    }

    private Distances begin(float[] query) {
        float[] comparable = metric.comparable(query);
        candidateCount = 0;
        full.from(comparable);
        if (estimates == null) {
            return full;
        }
        estimates.from(comparable);
        return estimates;
    }

    private void candidate(long entry) {
        if (candidateCount == candidates.length) {
            candidates = Arrays.copyOf(candidates, 2 * candidateCount);
        }
        candidates[candidateCount++] = entry;
    }

    private Neighbours ranked(int k) {
        nearest.clear();
        float margin = estimates == null ? 0 : estimates.margin();
        for (int i = 0; i < candidateCount; i++) {
            int slot = (int) candidates[i];
            float distance = SlotHeap.distance(candidates[i]);
            if (estimates == null || codes == null) {
                nearest.offer(distance, slot, k);
            } else if (nearest.size() < k
                    || distance - margin <= codes.quantizer().estimateOf(nearest.topDistance())) {
                nearest.offer(full.to(slot), slot, k);
            } else {
                break;
            }
        }
        return ExactScan.ranked(nearest, metric);
    }
}
