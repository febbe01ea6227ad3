package io.ruvector.context;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Texts;
import io.ruvector.store.InvalidInputException;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a context is wanted for.
 *
 * @param task what is to be done; not blank
 * @param scope the reader
 * @param maxTokens the most tokens of the whole text, 16 to 1,000,000, in the embedding model's own
 * @param perKind how many records of a kind are considered at most, 1 to 100
 * @param diversity in [0, 1]: 0 takes the most relevant, 1 what differs most from what was taken
 * @param kinds which kinds of record are wanted
 */
public record ContextRequest(
        String task, Scope scope, int maxTokens, int perKind, double diversity, Set<ContextKind> kinds) {

    /** Checks the ranges. */
    public ContextRequest {
        Texts.required("task", task);
        if (maxTokens < 16 || maxTokens > 1_000_000) {
            throw new InvalidInputException("max tokens", maxTokens, "16 to 1000000");
        }
        if (perKind < 1 || perKind > 100) {
            throw new InvalidInputException("records per kind", perKind, "1 to 100");
        }
        if (!(diversity >= 0 && diversity <= 1)) {
            throw new InvalidInputException("diversity", diversity, "a number in [0, 1]");
        }
        kinds = Set.copyOf(kinds);
    }

    /** A request with 1,000 tokens, 10 records a kind, diversity 0.3, and all kinds. */
    public static Builder builder(String task, Scope scope) {
        return new Builder(task, scope);
    }

    /** Builds a {@link ContextRequest}; not thread-safe. */
    public static final class Builder {
        private final String task;
        private final Scope scope;
        private int maxTokens = 1_000;
        private int perKind = 10;
        private double diversity = 0.3;
        private Set<ContextKind> kinds = EnumSet.allOf(ContextKind.class);

        private Builder(String task, Scope scope) {
            this.task = task;
            this.scope = scope;
        }

        /** The most tokens of the whole text, 16 to 1,000,000. */
        public Builder maxTokens(int value) {
            maxTokens = value;
            return this;
        }

        /** How many records of a kind are considered at most, 1 to 100. */
        public Builder perKind(int value) {
            perKind = value;
            return this;
        }

        /** In [0, 1]: 0 takes the most relevant, 1 what differs most from what was taken. */
        public Builder diversity(double value) {
            diversity = value;
            return this;
        }

        /** Only these kinds of record. */
        public Builder only(ContextKind first, ContextKind... more) {
            kinds = EnumSet.of(first, more);
            return this;
        }

        /**
         * The request.
         *
         * @throws InvalidInputException when the task is blank or a number is out of range
         */
        public ContextRequest build() {
            return new ContextRequest(task, scope, maxTokens, perKind, diversity, kinds);
        }
    }
}
