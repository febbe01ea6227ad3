package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which episodes are kept when a memory is tidied ({@link EpisodicMemory#retain}). What is expired goes in any case. An
 * episode of importance 1 is pinned: it stays, and does not count against the capacity.
 *
 * <p>An episode's worth, in [0, 1], is {@code (importance + reward) / 2 · 0.5 ^ (age / half-life)}, the age counted from
 * the valid time and never below 0; an episode without outcome counts as reward 0.5.
 *
 * @param maxAge episodes that happened longer ago go
 * @param minWorth episodes that are worth less go, in [0, 1]; 0 keeps all
 * @param capacity how many stay at most; the least worth go first, of equal ones the older
 * @param halfLife after how long an episode is worth half; positive
 */
public record Retention(Optional<Duration> maxAge, double minWorth, OptionalInt capacity, Duration halfLife) {

    /** Checks every value. */
    public Retention {
        maxAge.filter(age -> age.isNegative() || age.isZero()).ifPresent(age -> {
            throw new InvalidInputException("maxAge", age, "a positive duration");
        });
        if (!(minWorth >= 0 && minWorth <= 1)) {
            throw new InvalidInputException("minWorth", minWorth, "a number in [0, 1]");
        }
        if (capacity.isPresent() && capacity.getAsInt() < 0) {
            throw new InvalidInputException("capacity", capacity.getAsInt(), "at least 0");
        }
        if (halfLife.isNegative() || halfLife.isZero()) {
            throw new InvalidInputException("halfLife", halfLife, "a positive duration");
        }
    }

    /** Keeps everything that is not expired; a worth halves in 30 days. */
    public static Retention keepAll() {
        return new Retention(Optional.empty(), 0, OptionalInt.empty(), Duration.ofDays(30));
    }

    /** This policy, without episodes that happened longer ago. */
    public Retention maxAge(Duration value) {
        return new Retention(Optional.of(value), minWorth, capacity, halfLife);
    }

    /** This policy, without episodes worth less. */
    public Retention minWorth(double value) {
        return new Retention(maxAge, value, capacity, halfLife);
    }

    /** This policy, with at most so many episodes. */
    public Retention capacity(int value) {
        return new Retention(maxAge, minWorth, OptionalInt.of(value), halfLife);
    }

    /** This policy, with another half-life of the worth. */
    public Retention halfLife(Duration value) {
        return new Retention(maxAge, minWorth, capacity, value);
    }

    /** The episode's worth at a time, in [0, 1]. */
    public double worth(Episode episode, Instant now) {
        double reward = episode.outcome().map(Outcome::reward).orElse(0.5);
        double age = Math.max(0, (double) age(episode, now).toMillis());
        return (episode.importance() + reward) / 2 * Math.pow(0.5, age / halfLife.toMillis());
    }

    /** Whether the episode stays whatever else there is. */
    static boolean pinned(Episode episode) {
        return episode.importance() == 1;
    }

    /** Whether the episode goes for its own sake, whatever the capacity. */
    boolean outlived(Episode episode, Instant now) {
        if (episode.expiredAt(now)) {
            return true;
        }
        return !pinned(episode)
                && (maxAge.filter(most -> age(episode, now).compareTo(most) > 0).isPresent()
                        || worth(episode, now) < minWorth);
    }

    private static Duration age(Episode episode, Instant now) {
        return Duration.between(episode.validTime().orElse(Instant.EPOCH), now);
    }
}
