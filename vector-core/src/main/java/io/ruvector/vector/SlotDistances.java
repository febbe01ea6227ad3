package io.ruvector.vector;

/** Distances from a stored vector that is chosen again and again. Holds working memory: one thread at a time uses it. */
interface SlotDistances extends Distances {
    /** Chooses the vector. */
    void from(int slot);
}
