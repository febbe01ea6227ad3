package io.ruvector.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** A set of slots that one thread at a time changes while others read. */
final class SlotSet {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private volatile long[] words;
    private volatile int size;

    SlotSet() {
        this(new long[4], 0);
    }

    private SlotSet(long[] words, int size) {
        this.words = words;
        this.size = size;
    }

    /** A copy; nobody may change the set meanwhile. */
    SlotSet copy() {
        return new SlotSet(words.clone(), size);
    }

    int size() {
        return size;
    }

    boolean get(int slot) {
        long[] now = words;
        int word = slot >> 6;
        return word < now.length && ((long) WORD.getAcquire(now, word) >>> slot & 1) != 0;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time changes
    void set(int slot) {
        if (get(slot)) {
            return;
        }
        int word = slot >> 6;
        long[] now = words;
        if (word >= now.length) {
            now = Arrays.copyOf(now, Math.max(word + 1, now.length + (now.length >> 1)));
            words = now;
        }
        WORD.setRelease(now, word, now[word] | 1L << slot);
        size++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time changes
    void clear(int slot) {
        if (get(slot)) {
            long[] now = words;
            WORD.setRelease(now, slot >> 6, now[slot >> 6] & ~(1L << slot));
            size--;
        }
    }

    /** The first slot of the set at or after one, or -1. */
    int next(int from) {
        long[] now = words;
        int word = from >> 6;
        if (word >= now.length) {
            return -1;
        }
        long rest = (long) WORD.getAcquire(now, word) & -1L << from;
        while (rest == 0) {
            if (++word == now.length) {
                return -1;
            }
            rest = (long) WORD.getAcquire(now, word);
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }
}
