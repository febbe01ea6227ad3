package io.ruvector.vector;

/** All that the graph algorithm knows about vectors. Thread-safe. */
interface GraphDistances {
    /** New distances from a vector that is to be linked, with which the graph is walked. */
    SlotDistances walking();

    /** New distances among candidates for a vector's links. */
    SlotDistances selecting();
}
