package io.ruvector.causal;

import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One outcome seen with or without a possible cause.
 *
 * <pre>{@code
 * Observation.builder("run-tests-first", "task-success", "team-a")
 *         .id("episode-17").treated(true).outcome(1.0)
 *         .context("task-kind", "refactoring").propensity(0.5).build();
 * }</pre>
 *
 * @param id identity within the scope, such as the episode's
 * @param source id of the record it was drawn from, such as the episode's, which several observations may share; when the
 *     source is forgotten, so are they. The observation's own id unless said
 * @param cause what may or may not have been done
 * @param effect name of the outcome
 * @param treated whether the cause was present
 * @param outcome value of the outcome: 0 or 1 for failure and success, a reward, or any other finite number
 * @param context what was known when the cause was chosen; it is what estimates are adjusted for, so anything that moved
 *     both the choice and the outcome belongs here. Values are names; where all values of a key are numbers and there are
 *     more than 10 different ones, they are taken as numbers
 * @param propensity probability in (0, 1) with which the cause was chosen to be present, if it was drawn and logged
 * @param scope the tenant or team this belongs to; observations of two scopes never meet
 * @param at when it was seen; empty for "when it is recorded"
 */
public record Observation(
        String id,
        String source,
        String cause,
        String effect,
        boolean treated,
        double outcome,
        Map<String, String> context,
        OptionalDouble propensity,
        String scope,
        Optional<Instant> at) {

    /**
     * Checks every component.
     *
     * @throws InvalidInputException naming the component and its value
     */
    public Observation {
        requireText("observation id", id);
        requireText("observation cause", cause);
        requireText("observation effect", effect);
        requireText("observation scope", scope);
        requireText("observation source", source);
        if (!Double.isFinite(outcome)) {
            throw new InvalidInputException("observation outcome", outcome, "a finite number");
        }
        if (propensity.isPresent() && !(propensity.getAsDouble() > 0 && propensity.getAsDouble() < 1)) {
            throw new InvalidInputException(
                    "observation propensity", propensity.getAsDouble(), "a probability strictly between 0 and 1");
        }
        context = Map.copyOf(context);
        context.keySet().forEach(key -> requireText("observation context key", key));
    }

    /** Starts an observation of one pair in one scope. */
    public static Builder builder(String cause, String effect, String scope) {
        return new Builder(cause, effect, scope);
    }

    /** The same with one entry of its context only. */
    Observation withContextOf(String key) {
        Map<String, String> one = context.containsKey(key) ? Map.of(key, context.getOrDefault(key, "")) : Map.of();
        return new Observation(id, source, cause, effect, treated, outcome, one, propensity, scope, at);
    }

    static String requireText(String what, String value) {
        if (value.isBlank()) {
            throw new InvalidInputException(what, value, "text that is not blank");
        }
        return value;
    }

    /** Collects the components of an {@link Observation}; not thread-safe. */
    public static final class Builder {

        private final String cause;
        private final String effect;
        private final String scope;
        private final Map<String, String> context = new HashMap<>();
        private String id = "";
        private String source = "";
        private boolean treated;
        private double outcome = Double.NaN;
        private OptionalDouble propensity = OptionalDouble.empty();
        private Optional<Instant> at = Optional.empty();

        private Builder(String cause, String effect, String scope) {
            this.cause = cause;
            this.effect = effect;
            this.scope = scope;
        }

        /** Identity within the scope (required). */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /** Id of the record it was drawn from; its own id unless said. */
        public Builder source(String source) {
            this.source = source;
            return this;
        }

        /** Whether the cause was present (absent unless said). */
        public Builder treated(boolean treated) {
            this.treated = treated;
            return this;
        }

        /** Value of the outcome, any finite number (required). */
        public Builder outcome(double outcome) {
            this.outcome = outcome;
            return this;
        }

        /** Adds one value known when the cause was chosen. */
        public Builder context(String key, String value) {
            context.put(key, value);
            return this;
        }

        /** Adds one number known when the cause was chosen. */
        public Builder context(String key, double value) {
            return context(key, Double.toString(value));
        }

        /** Adds values known when the cause was chosen. */
        public Builder context(Map<String, String> values) {
            context.putAll(values);
            return this;
        }

        /** Probability in (0, 1) with which the cause was drawn to be present. */
        public Builder propensity(double propensity) {
            this.propensity = OptionalDouble.of(propensity);
            return this;
        }

        /** When it was seen; the graph's clock decides otherwise. */
        public Builder at(Instant at) {
            this.at = Optional.of(at);
            return this;
        }

        /**
         * The observation.
         *
         * @throws InvalidInputException if a component is missing or out of range
         */
        public Observation build() {
            return new Observation(
                    id,
                    source.isEmpty() ? id : source,
                    cause,
                    effect,
                    treated,
                    outcome,
                    context,
                    propensity,
                    scope,
                    at);
        }
    }
}
