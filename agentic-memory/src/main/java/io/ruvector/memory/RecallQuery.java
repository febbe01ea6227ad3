package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.Optional;

/**
 * What to recall, for whom, and how many.
 *
 * @param text the task or question at hand; not blank; its words count within the first 1,000 characters
 * @param scope the reader
 * @param k the most episodes to return, 1 to 1,000
 * @param filter which episodes are wanted
 * @param weights the score's weights; the memory's own when absent
 */
public record RecallQuery(String text, Scope scope, int k, EpisodeFilter filter, Optional<RecallWeights> weights) {

    /** Checks the text and {@code k}. */
    public RecallQuery {
        Texts.required("recall text", text);
        if (k < 1 || k > 1_000) {
            throw new InvalidInputException("k", k, "1 to 1000");
        }
    }

    /** The ten best episodes for the text that the scope sees. */
    public static RecallQuery of(String text, Scope scope) {
        return builder(text, scope).build();
    }

    /** A builder for the given text and reader. */
    public static Builder builder(String text, Scope scope) {
        return new Builder(text, scope);
    }

    /** Builds a {@link RecallQuery}; not thread-safe. */
    public static final class Builder {
        private final String text;
        private final Scope scope;
        private int k = 10;
        private EpisodeFilter filter = EpisodeFilter.all();
        private Optional<RecallWeights> weights = Optional.empty();

        private Builder(String text, Scope scope) {
            this.text = text;
            this.scope = scope;
        }

        /** The most episodes to return, 1 to 1,000; 10 when not called. */
        public Builder k(int value) {
            k = value;
            return this;
        }

        /** Replaces all conditions set so far. */
        public Builder filter(EpisodeFilter value) {
            filter = value;
            return this;
        }

        /** Only episodes with one of these kinds of outcome. */
        public Builder only(Outcome.Kind first, Outcome.Kind... more) {
            return filter(filter.only(first, more));
        }

        /** Only episodes with at least this reward, in [0, 1]. */
        public Builder minReward(double least) {
            return filter(filter.minReward(least));
        }

        /** Only episodes that happened at {@code start} or later and before {@code end}. */
        public Builder between(Instant start, Instant end) {
            return filter(filter.between(start, end));
        }

        /** Only episodes with all of these labels. */
        public Builder tagged(String... labels) {
            return filter(filter.tagged(labels));
        }

        /** The score's weights for this query. */
        public Builder weights(RecallWeights value) {
            weights = Optional.of(value);
            return this;
        }

        /**
         * The query.
         *
         * @throws InvalidInputException when the text is blank or a number is out of range
         */
        public RecallQuery build() {
            return new RecallQuery(text, scope, k, filter, weights);
        }
    }
}
