package io.ruvector.benchmarks.transfer;

import io.ruvector.vector.Sizing;
import io.ruvector.vector.VectorStorage;
import java.util.List;

/** What the index of made rows takes of the heap, as {@link Sizing} predicts it: the heap of an importing process is that and 1 GB. */
final class IndexHeap {
    private static final int ID_BYTES = 13;
    private static final int KEYS = 2;
    private static final int VALUE_BYTES = 8;

    private IndexHeap() {}

    /** With a graph: codes, links and entries, vectors being in a mapped file; without: vectors and entries. */
    static long bytes(int rows, int dimension, boolean graph) {
        List<String> without = List.of("full vectors", "entries", "metadata");
        return Sizing.builder(rows, dimension)
                .storage(graph ? VectorStorage.MAPPED : VectorStorage.MEMORY)
                .idBytes(ID_BYTES)
                .metadata(KEYS, VALUE_BYTES)
                .build()
                .parts()
                .stream()
                .filter(it -> it.place() == Sizing.Place.HEAP && (graph || without.contains(it.name())))
                .mapToLong(Sizing.Part::bytes)
                .sum();
    }
}
