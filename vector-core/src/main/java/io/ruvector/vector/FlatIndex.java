package io.ruvector.vector;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * An index that compares the query with every vector: exact, and the oracle that other indexes are tested against.
 * The fastest choice for a few thousand vectors. Searches may run together with one changing thread.
 */
public final class FlatIndex implements VectorIndex {
    private final Metric metric;
    private final FullVectors vectors;
    private final ReadEpochs epochs = new ReadEpochs();
    private final SlotAllocator slots = new SlotAllocator(epochs);
    private final SlotSet live = new SlotSet();

    /**
     * An empty index.
     *
     * @param dimension components of every vector
     * @param similarity how vectors are compared
     */
    public FlatIndex(int dimension, Similarity similarity) {
        this.metric = new Metric(similarity, Simd.kernel(), dimension);
        this.vectors = new HeapVectors(metric);
    }

    @Override
    public int dimension() {
        return metric.dimension();
    }

    @Override
    public Similarity similarity() {
        return metric.similarity();
    }

    @Override
    public int size() {
        return live.size();
    }

    @Override
    public int slotLimit() {
        return slots.limit();
    }

    @Override
    public boolean isLive(int slot) {
        return live.get(slot);
    }

    @Override
    public int add(float[] vector) {
        int slot = slots.take();
        vectors.put(slot, metric.comparable(vector));
        live.set(slot);
        return slot;
    }

    @Override
    public void remove(int slot) {
        live.clear(slot);
        slots.release(slot);
    }

    @Override
    public Neighbours search(float[] query, int k, int efSearch, IntPredicate allowed) {
        return searchExact(query, k, allowed);
    }

    @Override
    public Neighbours search(float[] query, int k, int efSearch) {
        return searchExact(query, k, _ -> true);
    }

    @Override
    public Neighbours searchExact(float[] query, int k, IntPredicate allowed) {
        int epoch = epochs.enter();
        try {
            return ExactScan.nearest(vectors, metric, query, k, live::next, allowed);
        } finally {
            epochs.exit(epoch);
        }
    }

    @Override
    public Neighbours searchAmong(float[] query, int k, BitSet among) {
        int epoch = epochs.enter();
        try {
            return ExactScan.nearest(vectors, metric, query, k, among::nextSetBit, _ -> true);
        } finally {
            epochs.exit(epoch);
        }
    }
}
