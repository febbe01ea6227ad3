package io.ruvector.vector;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * An index that compares the query with every vector: exact, and the oracle that other indexes are tested against.
 * The fastest choice for a few thousand vectors.
 */
public final class FlatIndex implements VectorIndex {
    private final VectorArena arena;
    private final BitSet live = new BitSet();
    private int size;

    /**
     * An empty index.
     *
     * @param dimension components of every vector
     * @param similarity how vectors are compared
     */
    public FlatIndex(int dimension, Similarity similarity) {
        this(new VectorArena(dimension, similarity, Simd.kernel()));
    }

    FlatIndex(VectorArena arena) {
        this.arena = arena;
    }

    @Override
    public int dimension() {
        return arena.dimension();
    }

    @Override
    public Similarity similarity() {
        return arena.similarity();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int slotLimit() {
        return arena.limit();
    }

    @Override
    public boolean isLive(int slot) {
        return live.get(slot);
    }

    @Override
    public int add(float[] vector) {
        int slot = arena.add(vector);
        live.set(slot);
        size++;
        return slot;
    }

    @Override
    public void remove(int slot) {
        live.clear(slot);
        arena.release(slot);
        size--;
    }

    @Override
    public Neighbours search(float[] query, int k, int efSearch, IntPredicate allowed) {
        return searchExact(query, k, allowed);
    }

    @Override
    public Neighbours searchExact(float[] query, int k, IntPredicate allowed) {
        return ExactScan.nearest(arena, live, query, k, allowed);
    }

    @Override
    public Neighbours searchAmong(float[] query, int k, BitSet slots) {
        return ExactScan.nearest(arena, slots, query, k, _ -> true);
    }
}
