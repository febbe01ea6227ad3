package io.ruvector.vector;

class FlatIndexTest extends VectorIndexContract {
    @Override
    protected VectorIndex index(int dimension, Similarity similarity) {
        return new FlatIndex(dimension, similarity);
    }
}
