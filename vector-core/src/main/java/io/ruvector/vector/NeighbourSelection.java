package io.ruvector.vector;

import java.util.Arrays;

/**
 * The choice of a node's neighbours among candidates: SELECT-NEIGHBORS-HEURISTIC, Algorithm 4 of Malkov and Yashunin.
 * A candidate is taken when it is nearer to the node than to every neighbour taken before, so that links lead in different
 * directions; what room is left goes to the nearest of the others (keepPrunedConnections). Holds working memory.
 */
final class NeighbourSelection {
    private final SlotDistances distances;
    private long[] order = new long[64];
    private int size;
    private int[] pruned = new int[64];
    private final int[] selected;
    private final float[] between;

    NeighbourSelection(SlotDistances distances, int most) {
        this.distances = distances;
        this.selected = new int[most];
        this.between = new float[most];
    }

    void clear() {
        size = 0;
    }

    /** Adds a candidate with its distance to the node; each at most once. */
    void candidate(int slot, float distance) {
        if (size == order.length) {
            order = Arrays.copyOf(order, 2 * size);
            pruned = Arrays.copyOf(pruned, 2 * size);
        }
        order[size++] = SlotHeap.entry(distance, slot);
    }

    /** Chooses at most {@code most} of the candidates, nearest first within each kind; gives their number. */
    int select(int most) {
        Arrays.sort(order, 0, size);
        int taken = 0;
        int others = 0;
        for (int i = 0; i < size && taken < most; i++) {
            int slot = (int) order[i];
            if (leadsElsewhere(slot, SlotHeap.distance(order[i]), taken)) {
                selected[taken++] = slot;
            } else {
                pruned[others++] = slot;
            }
        }
        for (int i = 0; i < others && taken < most; i++) {
            selected[taken++] = pruned[i];
        }
        return taken;
    }

    private boolean leadsElsewhere(int slot, float distance, int taken) {
        if (taken == 0) {
            return true;
        }
        distances.from(slot);
        distances.to(selected, taken, between);
        for (int i = 0; i < taken; i++) {
            if (between[i] < distance) {
                return false;
            }
        }
        return true;
    }

    /** The chosen slots, as many as {@link #select} said. */
    int[] selected() {
        return selected;
    }
}
