package io.ruvector.vector;

/** Distances by full vectors. */
final class FullDistances implements SlotDistances {
    private final FullVectors vectors;
    private float[] query;

    FullDistances(FullVectors vectors, int dimension) {
        this.vectors = vectors;
        this.query = new float[dimension];
    }

    /** Chooses a comparable query. */
    FullDistances from(float[] vector) {
        query = vector;
        return this;
    }

    @Override
    public void from(int slot) {
        vectors.read(slot, query);
    }

    @Override
    public void to(int[] slots, int count, float[] distances) {
        for (int i = 0; i < count; i++) {
            distances[i] = vectors.distance(query, slots[i]);
        }
    }

    float to(int slot) {
        return vectors.distance(query, slot);
    }
}
