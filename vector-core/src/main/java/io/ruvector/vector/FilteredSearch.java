package io.ruvector.vector;

import java.util.function.IntPredicate;

/**
 * The walk through layer 0 towards a query when not every node may be found. It goes through every node, but only accepted
 * ones become results: so others still lead on to their neighbours, and while fewer than {@code ef} accepted nodes are
 * found the walk widens. Holds the working memory of one walk at a time, to be used again.
 */
final class FilteredSearch {
    private final SlotHeap candidates = SlotHeap.nearestFirst(256);
    private final SlotHeap nearest = SlotHeap.farthestFirst(256);
    private final VisitedSlots visited = new VisitedSlots();
    private int[] hop = {};
    private float[] distances = {};

    /** What the last walk found; the farthest on top. */
    SlotHeap nearest() {
        return nearest;
    }

    /** Prepares for a walk. */
    void begin() {
        candidates.clear();
        nearest.clear();
        visited.clear();
    }

    /** Walks from a node until nothing nearer can be expected. */
    void run(HnswLayers layers, int ef, int start, float distance, Distances query, IntPredicate accepted) {
        LinkTable table = layers.table(0);
        if (hop.length < table.capacity()) {
            hop = new int[table.capacity()];
            distances = new float[table.capacity()];
        }
        visited.add(start);
        visit(start, distance, ef, accepted);
        while (!candidates.isEmpty()) {
            if (nearest.size() >= ef && candidates.topDistance() > nearest.topDistance()) {
                return;
            }
            int slot = candidates.topSlot();
            candidates.pop();
            int fresh = visited.addNew(hop, table.copy(slot, hop));
            query.to(hop, fresh, distances);
            for (int i = 0; i < fresh; i++) {
                visit(hop[i], distances[i], ef, accepted);
            }
        }
    }

    private void visit(int slot, float distance, int ef, IntPredicate accepted) {
        if (nearest.size() < ef || distance < nearest.topDistance()) {
            candidates.push(distance, slot);
            if (accepted.test(slot)) {
                nearest.offer(distance, slot, ef);
            }
        }
    }
}
