package io.ruvector.vector;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Hands out slot numbers and takes them back. A slot that was given back is handed out again when no search can see it any
 * more and, where slots are kept in a file, when no file refers to it any more. One thread at a time changes it.
 */
final class SlotAllocator {
    private final ReadEpochs epochs;
    private final ArrayDeque<Released> waiting = new ArrayDeque<>();
    private int[] held = new int[8];
    private int heldCount;
    private int[] free = new int[16];
    private int freeCount;
    private boolean holding;
    private volatile int limit;

    SlotAllocator(ReadEpochs epochs) {
        this.epochs = epochs;
    }

    /** One more than the highest slot ever handed out. */
    int limit() {
        return limit;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time changes
    int take() {
        if (freeCount == 0) {
            reclaim();
        }
        return freeCount > 0 ? free[--freeCount] : limit++;
    }

    /** Gives a slot back that no new search can come to. */
    void release(int slot) {
        if (!holding) {
            waiting.add(new Released(slot, epochs.epoch()));
            return;
        }
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, 2 * heldCount);
        }
        held[heldCount++] = slot;
    }

    /** From now on, slots given back wait for {@link #letGo}: a file on disk refers to them. */
    void hold() {
        holding = true;
    }

    /** Lets go of the first so many slots that were held: no file refers to them any more. */
    void letGo(int count) {
        for (int i = 0; i < count; i++) {
            waiting.add(new Released(held[i], epochs.epoch()));
        }
        System.arraycopy(held, count, held, 0, heldCount - count);
        heldCount -= count;
    }

    int heldCount() {
        return heldCount;
    }

    private void reclaim() {
        while (!waiting.isEmpty() && (waiting.peek().epoch() + 2 <= epochs.epoch() || epochs.tryAdvance())) {
            if (waiting.peek().epoch() + 2 <= epochs.epoch()) {
                addFree(waiting.remove().slot());
            }
        }
    }

    private void addFree(int slot) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = slot;
    }

    /** Starts again where a file ended: so many slots, of which some are not in use. */
    void restore(int slots, int[] unused) {
        limit = slots;
        for (int slot : unused) {
            addFree(slot);
        }
    }

    private record Released(int slot, int epoch) {}
}
