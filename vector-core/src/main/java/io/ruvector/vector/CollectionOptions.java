package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;

/**
 * What a collection is; fixed when it is created.
 *
 * @param dimension components of every vector: 1 to 65,536
 * @param similarity how vectors are compared
 * @param hnsw the parameters of its graph
 * @param model the {@link TextEmbedder#modelId()} that its vectors come from; empty when the caller brings vectors
 */
public record CollectionOptions(int dimension, Similarity similarity, HnswConfig hnsw, String model) {
    /** The largest dimension. */
    public static final int MAX_DIMENSION = 65_536;

    /** Checks the dimension and the model's length. */
    public CollectionOptions {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new InvalidInputException("dimension", dimension, "1 to " + MAX_DIMENSION);
        }
        if (model.length() > 256) {
            throw new InvalidInputException("model", model, "at most 256 characters");
        }
    }

    /**
     * A builder for a collection of a dimension: cosine, default HNSW, vectors from the caller.
     *
     * @param dimension components of every vector
     * @return the builder
     */
    public static Builder builder(int dimension) {
        return new Builder(dimension);
    }

    /**
     * The options of a collection whose vectors come from an embedder: cosine, default HNSW.
     *
     * @param embedder gives dimension and model
     * @return the options
     */
    public static CollectionOptions of(TextEmbedder embedder) {
        return builder(embedder.dimension()).model(embedder.modelId()).build();
    }

    /**
     * Does nothing, or says why a collection with these options cannot hold a vector.
     *
     * @param vector the vector
     * @throws DimensionMismatchException when it has another dimension
     * @throws InvalidVectorException when it cannot be compared
     */
    public void check(float[] vector) {
        Vectors.check(vector, dimension, similarity);
    }

    /** Builds options. Not thread-safe. */
    public static final class Builder {
        private final int dimension;
        private Similarity similarity = Similarity.COSINE;
        private HnswConfig hnsw = HnswConfig.defaults();
        private String model = "";

        private Builder(int dimension) {
            this.dimension = dimension;
        }

        /**
         * Sets how vectors are compared.
         *
         * @param value the similarity
         * @return this
         */
        public Builder similarity(Similarity value) {
            similarity = value;
            return this;
        }

        /**
         * Sets the graph's parameters.
         *
         * @param value the parameters
         * @return this
         */
        public Builder hnsw(HnswConfig value) {
            hnsw = value;
            return this;
        }

        /**
         * Sets the model that the vectors come from.
         *
         * @param value its identity; empty when the caller brings vectors
         * @return this
         */
        public Builder model(String value) {
            model = value;
            return this;
        }

        /**
         * The options.
         *
         * @return the checked record
         * @throws InvalidInputException when a value is out of range
         */
        public CollectionOptions build() {
            return new CollectionOptions(dimension, similarity, hnsw, model);
        }
    }
}
