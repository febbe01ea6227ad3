package io.ruvector.skill;

import io.ruvector.store.InvalidInputException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a trial of a skill takes on average, over the trials that say so.
 *
 * @param meanLatency how long it took
 * @param meanCost what it cost, in the caller's currency
 * @param meanTokens how many model tokens it used
 */
public record Effort(Optional<Duration> meanLatency, OptionalDouble meanCost, OptionalDouble meanTokens) {

    /** Nothing is known. */
    public static final Effort UNKNOWN = new Effort(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Checks that nothing is negative. */
    public Effort {
        meanLatency.filter(Duration::isNegative).ifPresent(value -> {
            throw new InvalidInputException("mean latency", value, "a duration not below 0");
        });
        check("mean cost", meanCost);
        check("mean tokens", meanTokens);
    }

    private static void check(String what, OptionalDouble value) {
        if (value.isPresent() && !(value.getAsDouble() >= 0 && Double.isFinite(value.getAsDouble()))) {
            throw new InvalidInputException(what, value.getAsDouble(), "a finite number not below 0");
        }
    }
}
