package io.ruvector.vector;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells when every search that was under way at some moment has ended, so that a slot such a search may still look at is
 * not used again before: grace periods as in P. McKenney and J. Slingwine, "Read-Copy Update", 1998. Searches never wait.
 */
final class ReadEpochs {
    /** Two counters a cache line apart. */
    private static final int STRIDE = 32;

    private final AtomicIntegerArray readers = new AtomicIntegerArray(3 * STRIDE);
    private volatile int epoch;

    /** A search begins; gives what {@link #exit} wants. */
    int enter() {
        while (true) {
            int entered = epoch;
            readers.getAndIncrement(counter(entered));
            if (entered == epoch) {
                return entered;
            }
            readers.getAndDecrement(counter(entered));
        }
    }

    void exit(int entered) {
        readers.getAndDecrement(counter(entered));
    }

    /** Begins a new epoch, unless searches of the one before the present are still under way; whether it did. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time advances
    boolean tryAdvance() {
        if (readers.get(counter(epoch + 1)) != 0) {
            return false;
        }
        epoch++;
        return true;
    }

    /** The number of the present epoch. What was unlinked in epoch e is out of reach when epoch e + 2 has begun. */
    int epoch() {
        return epoch;
    }

    private static int counter(int epoch) {
        return STRIDE + (epoch & 1) * STRIDE;
    }
}
