package io.ruvector.vector;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** The comparison of a query with every allowed vector. */
final class ExactScan {
    private ExactScan() {}

    static Neighbours nearest(VectorArena arena, BitSet live, float[] query, int k, IntPredicate allowed) {
        float[] prepared = arena.prepare(query);
        SlotHeap nearest = SlotHeap.farthestFirst(Math.min(k, 1024));
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            if (allowed.test(slot)) {
                nearest.offer(arena.toQuery(prepared, slot), slot, k);
            }
        }
        return ranked(nearest, arena);
    }

    /** Empties a farthest-first heap into results, best first. */
    static Neighbours ranked(SlotHeap nearest, VectorArena arena) {
        int[] slots = new int[nearest.size()];
        float[] scores = new float[slots.length];
        for (int rank = slots.length - 1; rank >= 0; rank--) {
            slots[rank] = nearest.topSlot();
            scores[rank] = arena.score(nearest.topDistance());
            nearest.pop();
        }
        return new Neighbours(slots, scores);
    }
}
