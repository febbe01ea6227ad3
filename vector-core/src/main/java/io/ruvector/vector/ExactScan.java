package io.ruvector.vector;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** The comparison of a query with every allowed full vector. */
final class ExactScan {
    private ExactScan() {}

    /**
     * The nearest of some slots.
     *
     * @param next the first slot at or after a number, or -1
     */
    static Neighbours nearest(
            FullVectors vectors, Metric metric, float[] query, int k, IntUnaryOperator next, IntPredicate allowed) {
        float[] comparable = metric.comparable(query);
        SlotHeap nearest = SlotHeap.farthestFirst(Math.min(k, 1024));
        for (int slot = next.applyAsInt(0); slot >= 0; slot = next.applyAsInt(slot + 1)) {
            if (allowed.test(slot)) {
                nearest.offer(vectors.distance(comparable, slot), slot, k);
            }
        }
        return ranked(nearest, metric);
    }

    /** Empties a farthest-first heap into results, best first. */
    static Neighbours ranked(SlotHeap nearest, Metric metric) {
        int[] slots = new int[nearest.size()];
        float[] scores = new float[slots.length];
        for (int rank = slots.length - 1; rank >= 0; rank--) {
            slots[rank] = nearest.topSlot();
            scores[rank] = metric.score(nearest.topDistance());
            nearest.pop();
        }
        return new Neighbours(slots, scores);
    }
}
