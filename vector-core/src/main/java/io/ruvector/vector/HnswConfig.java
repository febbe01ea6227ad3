package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;

/**
 * The parameters of an HNSW graph, named as in Malkov and Yashunin (TPAMI 2018).
 *
 * @param m links of a node on each upper layer, twice as many on the lowest: 2 to 128
 * @param efConstruction candidates considered when a vector is inserted: {@code m} to 10,000
 * @param efSearch candidates considered by a search that does not say otherwise: 1 to 10,000
 */
public record HnswConfig(int m, int efConstruction, int efSearch) {
    /** Checks the ranges. */
    public HnswConfig {
        require("m", m, 2, 128);
        require("efConstruction", efConstruction, m, 10_000);
        require("efSearch", efSearch, 1, 10_000);
    }

    private static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(what, value, least + " to " + most);
        }
    }

    /** M 16, efConstruction 200, efSearch 64. */
    public static HnswConfig defaults() {
        return builder().build();
    }

    /** A builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a configuration. Not thread-safe. */
    public static final class Builder {
        private int m = 16;
        private int efConstruction = 200;
        private int efSearch = 64;

        private Builder() {}

        /**
         * Sets the links of a node.
         *
         * @param links 2 to 128
         * @return this
         */
        public Builder m(int links) {
            m = links;
            return this;
        }

        /**
         * Sets the candidates considered at insertion.
         *
         * @param candidates {@code m} to 10,000
         * @return this
         */
        public Builder efConstruction(int candidates) {
            efConstruction = candidates;
            return this;
        }

        /**
         * Sets the candidates considered by a search.
         *
         * @param candidates 1 to 10,000
         * @return this
         */
        public Builder efSearch(int candidates) {
            efSearch = candidates;
            return this;
        }

        /**
         * The configuration.
         *
         * @return the checked record
         * @throws InvalidInputException when a parameter is out of range
         */
        public HnswConfig build() {
            return new HnswConfig(m, efConstruction, efSearch);
        }
    }
}
