package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What to search for. Immutable; not a record, because it holds an array.
 *
 * {@snippet :
 * SearchQuery query = SearchQuery.builder(vector, 10).filter(Filter.eq("lang", "en")).efSearch(128).build();
 * }
 */
public final class SearchQuery {
    private final float[] vector;
    private final int k;
    private final @Nullable Filter filter;
    private final int efSearch;
    private final boolean texts;

    private SearchQuery(float[] vector, int k, @Nullable Filter filter, int efSearch, boolean texts) {
        this.vector = vector;
        this.k = k;
        this.filter = filter;
        this.efSearch = efSearch;
        this.texts = texts;
    }

    /**
     * The nearest entries, whatever their metadata.
     *
     * @param vector the query vector; copied
     * @param k how many results, at least 1
     * @return the query
     */
    public static SearchQuery of(float[] vector, int k) {
        return builder(vector, k).build();
    }

    /**
     * A builder for a query.
     *
     * @param vector the query vector; copied
     * @param k how many results, at least 1
     * @return the builder
     */
    public static Builder builder(float[] vector, int k) {
        return new Builder(vector.clone(), k);
    }

    /** A copy of the query vector. */
    public float[] vector() {
        return vector.clone();
    }

    float[] sharedVector() {
        return vector;
    }

    /** How many results are wanted. */
    public int k() {
        return k;
    }

    /** The condition that results must meet, if any. */
    public Optional<Filter> filter() {
        return Optional.ofNullable(filter);
    }

    /** The candidates to consider, if it differs from the collection's own. */
    public OptionalInt efSearch() {
        return efSearch == 0 ? OptionalInt.empty() : OptionalInt.of(efSearch);
    }

    /** Whether hits come with their texts, which are read from disk. */
    public boolean texts() {
        return texts;
    }

    /** Builds a query. Not thread-safe. */
    public static final class Builder {
        private final float[] vector;
        private final int k;
        private @Nullable Filter filter;
        private int efSearch;
        private boolean texts = true;

        private Builder(float[] vector, int k) {
            if (k < 1) {
                throw new InvalidInputException("k", k, "at least 1");
            }
            this.vector = vector;
            this.k = k;
        }

        /**
         * Sets the condition that results must meet.
         *
         * @param condition the condition, or null for none; an "and" of nothing is none too
         * @return this
         */
        public Builder filter(@Nullable Filter condition) {
            filter = condition instanceof Combination.And all && all.filters().isEmpty() ? null : condition;
            return this;
        }

        /**
         * Sets the candidates that the graph walk considers: more finds more of the true nearest, and takes longer.
         *
         * @param candidates 1 to 10,000; never less than {@code k} is used
         * @return this
         */
        public Builder efSearch(int candidates) {
            if (candidates < 1 || candidates > 10_000) {
                throw new InvalidInputException("efSearch", candidates, "1 to 10000");
            }
            efSearch = candidates;
            return this;
        }

        /**
         * Leaves the texts of hits out. Memory holds the rest, so nothing is read from disk.
         *
         * @return this
         */
        public Builder withoutTexts() {
            texts = false;
            return this;
        }

        /**
         * The query.
         *
         * @return the immutable query
         */
        public SearchQuery build() {
            return new SearchQuery(vector, k, filter, efSearch, texts);
        }
    }
}
