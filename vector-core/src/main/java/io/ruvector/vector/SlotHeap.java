package io.ruvector.vector;

import java.util.Arrays;

/**
 * A binary heap of slots by distance, in one flat array of longs: the distance's bits in sortable form above the slot.
 * Equal distances order by slot, so that a run can be repeated exactly.
 */
final class SlotHeap {
    private final boolean farthestFirst;
    private long[] heap;
    private int size;

    private SlotHeap(boolean farthestFirst, int capacity) {
        this.farthestFirst = farthestFirst;
        this.heap = new long[Math.max(4, capacity)];
    }

    static SlotHeap nearestFirst(int capacity) {
        return new SlotHeap(false, capacity);
    }

    static SlotHeap farthestFirst(int capacity) {
        return new SlotHeap(true, capacity);
    }

    /** A slot with its distance as one number that sorts by distance, then by slot. */
    static long entry(float distance, int slot) {
        int bits = Float.floatToRawIntBits(distance);
        return ((long) (bits ^ ((bits >> 31) & 0x7fff_ffff)) << 32) | slot;
    }

    /** The distance in an entry; its slot is the lower half. */
    static float distance(long entry) {
        int sortable = (int) (entry >> 32);
        return Float.intBitsToFloat(sortable ^ ((sortable >> 31) & 0x7fff_ffff));
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    int topSlot() {
        return (int) entry(heap[0]);
    }

    float topDistance() {
        return distance(entry(heap[0]));
    }

    void push(float distance, int slot) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        long added = stored(distance, slot);
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (heap[parent] <= added) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = added;
    }

    void pop() {
        if (--size > 0) {
            sink(heap[size]);
        }
    }

    /** Keeps the nearest {@code bound} in a farthest-first heap; whether the slot is among them. */
    boolean offer(float distance, int slot, int bound) {
        if (size < bound) {
            push(distance, slot);
            return true;
        }
        long added = stored(distance, slot);
        if (added <= heap[0]) {
            return false;
        }
        sink(added);
        return true;
    }

    private void sink(long moved) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (moved <= heap[child]) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
    }

    private long stored(float distance, int slot) {
        long entry = entry(distance, slot);
        return farthestFirst ? ~entry : entry;
    }

    private long entry(long stored) {
        return farthestFirst ? ~stored : stored;
    }
}
