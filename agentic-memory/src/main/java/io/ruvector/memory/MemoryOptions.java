package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a memory tells time, draws ids and weighs a recall.
 *
 * @param clock the source of record times and of ages
 * @param random the source of the random part of ids; called under a lock
 * @param weights the score's weights where a query does not bring its own
 * @param recencyHalfLife after how long the recency part has halved; positive
 */
public record MemoryOptions(Clock clock, RandomGenerator random, RecallWeights weights, Duration recencyHalfLife) {

    /** Checks the half-life. */
    public MemoryOptions {
        if (recencyHalfLife.isNegative() || recencyHalfLife.isZero()) {
            throw new InvalidInputException("recencyHalfLife", recencyHalfLife, "a positive duration");
        }
    }

    /** The defaults with the given clock: unguessable ids, {@link RecallWeights#DEFAULT}, a half-life of 30 days. */
    public static MemoryOptions of(Clock clock) {
        return new MemoryOptions(clock, new SecureRandom(), RecallWeights.DEFAULT, Duration.ofDays(30));
    }

    /** These options with another source of chance, such as a seeded one. */
    public MemoryOptions random(RandomGenerator value) {
        return new MemoryOptions(clock, value, weights, recencyHalfLife);
    }

    /** These options with other weights. */
    public MemoryOptions weights(RecallWeights value) {
        return new MemoryOptions(clock, random, value, recencyHalfLife);
    }

    /** These options with another half-life. */
    public MemoryOptions recencyHalfLife(Duration value) {
        return new MemoryOptions(clock, random, weights, value);
    }
}
