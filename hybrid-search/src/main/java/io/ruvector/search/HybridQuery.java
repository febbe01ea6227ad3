package io.ruvector.search;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Filter;
import java.util.Optional;

/**
 * A question to a {@link HybridSearch}.
 *
 * @param text the user's words, not blank
 * @param k how many hits at most, at least 1
 * @param mode which searches answer
 * @param filter which rows may be found; empty for all
 * @param depth how many candidates each search contributes before fusion; at least k is used
 * @param fusion how the lists are merged in {@link SearchMode#HYBRID}
 */
public record HybridQuery(
        String text, int k, SearchMode mode, Optional<Filter> filter, int depth, FusionMethod fusion) {
    /** Checks every value. */
    public HybridQuery {
        if (text.isBlank()) {
            throw new InvalidInputException("query text", text, "a text that is not blank");
        }
        if (k < 1) {
            throw new InvalidInputException("k", k, "at least 1");
        }
        if (depth < 1) {
            throw new InvalidInputException("depth", depth, "at least 1");
        }
        depth = Math.max(depth, k);
    }

    /** A hybrid query with the default fusion over all rows. */
    public static HybridQuery of(String text, int k) {
        return builder(text, k).build();
    }

    /** A builder with the defaults: hybrid, no filter, 100 candidates from each search. */
    public static Builder builder(String text, int k) {
        return new Builder(text, k);
    }

    /** Builds a {@link HybridQuery}. */
    public static final class Builder {
        private final String text;
        private final int k;
        private SearchMode mode = SearchMode.HYBRID;
        private Optional<Filter> filter = Optional.empty();
        private int depth = 100;
        private FusionMethod fusion = FusionMethod.defaults();

        private Builder(String text, int k) {
            this.text = text;
            this.k = k;
        }

        /** Which searches answer. */
        public Builder mode(SearchMode mode) {
            this.mode = mode;
            return this;
        }

        /** Which rows may be found. */
        public Builder filter(Filter filter) {
            this.filter = Optional.of(filter);
            return this;
        }

        /** How many candidates each search contributes. */
        public Builder depth(int depth) {
            this.depth = depth;
            return this;
        }

        /** How the lists are merged. */
        public Builder fusion(FusionMethod fusion) {
            this.fusion = fusion;
            return this;
        }

        /** The query. */
        public HybridQuery build() {
            return new HybridQuery(text, k, mode, filter, depth, fusion);
        }
    }
}
