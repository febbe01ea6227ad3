package io.ruvector.vector;

/** The distances that a graph over full vectors is built with. */
final class UncodedVectors implements GraphDistances {
    private final FullVectors vectors;
    private final int dimension;

    UncodedVectors(FullVectors vectors, int dimension) {
        this.vectors = vectors;
        this.dimension = dimension;
    }

    @Override
    public SlotDistances walking() {
        return new FullDistances(vectors, dimension);
    }

    @Override
    public SlotDistances selecting() {
        return new FullDistances(vectors, dimension);
    }
}
