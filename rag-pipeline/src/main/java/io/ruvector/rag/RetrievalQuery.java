package io.ruvector.rag;

import io.ruvector.search.FusionMethod;
import io.ruvector.search.SearchMode;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Filter;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A question to a {@link HybridRetriever}.
 *
 * @param text the question, not blank
 * @param k how many passages at most, at least 1
 * @param scope whose documents are searched, and nobody else's; "" is the default scope
 * @param mode which searches answer
 * @param filter further condition on the passages' metadata
 * @param depth how many candidates each search contributes
 * @param fusion how the two lists are merged
 * @param diversity lambda of maximal marginal relevance in [0, 1]; empty for the plain order
 * @param feedback whether ratings of similar earlier questions count
 */
public record RetrievalQuery(
        String text,
        int k,
        String scope,
        SearchMode mode,
        Optional<Filter> filter,
        int depth,
        FusionMethod fusion,
        OptionalDouble diversity,
        boolean feedback) {
    /** Checks every value. */
    public RetrievalQuery {
        if (text.isBlank()) {
            throw new InvalidInputException("question", text, "a text that is not blank");
        }
        if (k < 1) {
            throw new InvalidInputException("k", k, "at least 1");
        }
        ScopedKey.check(scope);
        if (diversity.isPresent() && !(diversity.getAsDouble() >= 0 && diversity.getAsDouble() <= 1)) {
            throw new InvalidInputException("diversity", diversity.getAsDouble(), "a value in [0, 1]");
        }
        depth = Math.max(depth, k);
    }

    /** A hybrid question to the default scope. */
    public static RetrievalQuery of(String text, int k) {
        return builder(text).k(k).build();
    }

    /** A builder with the defaults: 5 passages, default scope, hybrid, 100 candidates, feedback on. */
    public static Builder builder(String text) {
        return new Builder(text);
    }

    /** A builder that starts at a query. */
    public static Builder builder(RetrievalQuery query) {
        Builder builder = new Builder(query.text);
        builder.k = query.k;
        builder.scope = query.scope;
        builder.mode = query.mode;
        builder.filter = query.filter;
        builder.depth = query.depth;
        builder.fusion = query.fusion;
        builder.diversity = query.diversity;
        builder.feedback = query.feedback;
        return builder;
    }

    /** Builds a {@link RetrievalQuery}. */
    public static final class Builder {
        private final String text;
        private int k = 5;
        private String scope = "";
        private SearchMode mode = SearchMode.HYBRID;
        private Optional<Filter> filter = Optional.empty();
        private int depth = 100;
        private FusionMethod fusion = FusionMethod.defaults();
        private OptionalDouble diversity = OptionalDouble.empty();
        private boolean feedback = true;

        private Builder(String text) {
            this.text = text;
        }

        /** How many passages at most. */
        public Builder k(int k) {
            this.k = k;
            return this;
        }

        /** Whose documents are searched. */
        public Builder scope(String scope) {
            this.scope = scope;
            return this;
        }

        /** Which searches answer. */
        public Builder mode(SearchMode mode) {
            this.mode = mode;
            return this;
        }

        /** Condition on the passages' metadata. */
        public Builder filter(Filter filter) {
            this.filter = Optional.of(filter);
            return this;
        }

        /** How many candidates each search contributes. */
        public Builder depth(int depth) {
            this.depth = depth;
            return this;
        }

        /** How the two lists are merged. */
        public Builder fusion(FusionMethod fusion) {
            this.fusion = fusion;
            return this;
        }

        /** Lambda of maximal marginal relevance. */
        public Builder diversity(double lambda) {
            this.diversity = OptionalDouble.of(lambda);
            return this;
        }

        /** Whether ratings of similar earlier questions count. */
        public Builder feedback(boolean feedback) {
            this.feedback = feedback;
            return this;
        }

        /** The question. */
        public RetrievalQuery build() {
            return new RetrievalQuery(text, k, scope, mode, filter, depth, fusion, diversity, feedback);
        }
    }
}
