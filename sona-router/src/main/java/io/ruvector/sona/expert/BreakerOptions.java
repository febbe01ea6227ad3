package io.ruvector.sona.expert;

import io.ruvector.store.InvalidInputException;
import java.time.Duration;

/**
 * When an expert that fails is left alone.
 *
 * @param failures failures in a row after which it is, at least 1
 * @param rest how long, above 0; then one call tries it
 */
public record BreakerOptions(int failures, Duration rest) {

    /**
     * Checks both.
     *
     * @throws InvalidInputException if one is out of range
     */
    public BreakerOptions {
        if (failures < 1) {
            throw new InvalidInputException("failures", failures, "at least 1");
        }
        if (!rest.isPositive()) {
            throw new InvalidInputException("rest", rest, "a duration above 0");
        }
    }

    /** Five failures, thirty seconds. */
    public static BreakerOptions defaults() {
        return new BreakerOptions(5, Duration.ofSeconds(30));
    }
}
