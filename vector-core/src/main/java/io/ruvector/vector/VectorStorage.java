package io.ruvector.vector;

/**
 * Where the full vectors of a collection are while it is in use. Codes and graph are in memory in any case, and the rows on
 * disk are the truth in any case.
 */
public enum VectorStorage {
    /** On the heap: every comparison in full is fast. */
    MEMORY,
    /**
     * In a memory-mapped file: the system keeps in memory what is used and there is room for, so that vectors may be larger
     * than the heap and than memory. Collections without a graph are small and stay on the heap.
     */
    MAPPED
}
