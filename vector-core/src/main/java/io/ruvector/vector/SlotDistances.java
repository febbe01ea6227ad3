package io.ruvector.vector;

/** The distance of two stored vectors, lower is nearer: all that the graph algorithm knows about vectors. */
interface SlotDistances {
    float between(int slotA, int slotB);
}
