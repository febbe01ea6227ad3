package io.ruvector.vector;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The walk through one layer towards a query: SEARCH-LAYER, Algorithm 2 of Malkov and Yashunin. Holds the working memory
 * of one walk at a time, to be used again.
 *
 * <p>The walk goes through every node, but only accepted ones become results: so removed and filtered-out nodes still
 * lead on to their neighbours, and while fewer than {@code ef} accepted nodes are found the walk widens.
 */
final class LayerSearch {
    private final SlotHeap candidates = SlotHeap.nearestFirst(256);
    private final SlotHeap nearest = SlotHeap.farthestFirst(256);
    private byte[] visitedIn = {};
    private byte walk;
    private int[] hop = {};

    /** What the last walk found; the farthest on top. */
    SlotHeap nearest() {
        return nearest;
    }

    /** Prepares for a walk over nodes with slots below a limit. */
    void begin(int slotLimit) {
        candidates.clear();
        nearest.clear();
        if (visitedIn.length < slotLimit) {
            visitedIn = new byte[slotLimit + (slotLimit >> 2)];
            walk = 0;
        }
        if (++walk == 0) {
            Arrays.fill(visitedIn, (byte) 0);
            walk = 1;
        }
    }

    /** Adds a node to start from, with its distance. */
    void start(int slot, float distance, IntPredicate accepted) {
        visitedIn[slot] = walk;
        candidates.push(distance, slot);
        if (accepted.test(slot)) {
            nearest.push(distance, slot);
        }
    }

    /** Walks until nothing nearer can be expected; the {@code ef} nearest accepted nodes are in {@link #nearest()}. */
    void run(HnswLayers layers, int layer, int ef, QueryDistance query, IntPredicate accepted) {
        LinkTable table = layers.table(layer);
        if (hop.length < table.capacity()) {
            hop = new int[table.capacity()];
        }
        while (!candidates.isEmpty()) {
            float distance = candidates.topDistance();
            int slot = candidates.topSlot();
            if (nearest.size() >= ef && distance > nearest.topDistance()) {
                return;
            }
            candidates.pop();
            int fresh = unvisited(table, layers.list(slot, layer));
            for (int i = 0; i < fresh; i++) {
                visit(hop[i], query.to(hop[i]), ef, accepted);
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

    private int unvisited(LinkTable table, int list) {
        int count = table.copy(list, hop);
        int fresh = 0;
        for (int i = 0; i < count; i++) {
            int neighbour = hop[i];
            if (visitedIn[neighbour] != walk) {
                visitedIn[neighbour] = walk;
                hop[fresh++] = neighbour;
            }
        }
        return fresh;
    }
}
