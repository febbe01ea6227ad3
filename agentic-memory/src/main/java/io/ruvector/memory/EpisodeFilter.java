package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which episodes are wanted, apart from who may see them. Every condition that is set must hold.
 *
 * @param outcomes the wanted kinds; empty for all, episodes without outcome included
 * @param minReward the least reward in [0, 1]; when set, episodes without outcome do not match
 * @param from the earliest valid time, inclusive
 * @param to the latest valid time, exclusive
 * @param tags labels an episode must all have
 */
public record EpisodeFilter(
        Set<Outcome.Kind> outcomes,
        OptionalDouble minReward,
        Optional<Instant> from,
        Optional<Instant> to,
        List<String> tags) {

    private static final EpisodeFilter ALL =
            new EpisodeFilter(Set.of(), OptionalDouble.empty(), Optional.empty(), Optional.empty(), List.of());

    /** Checks the reward's range and the order of the times. */
    public EpisodeFilter {
        outcomes = outcomes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(outcomes));
        tags = List.copyOf(tags);
        minReward.ifPresent(least -> {
            if (!(least >= 0 && least <= 1)) {
                throw new InvalidInputException("minReward", least, "a number in [0, 1]");
            }
        });
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new InvalidInputException("time window", from.get() + " to " + to.get(), "a start not after its end");
        }
    }

    /** The filter that every episode passes. */
    public static EpisodeFilter all() {
        return ALL;
    }

    /** This filter, for episodes with one of the given kinds of outcome only. */
    public EpisodeFilter only(Outcome.Kind first, Outcome.Kind... more) {
        return new EpisodeFilter(EnumSet.of(first, more), minReward, from, to, tags);
    }

    /** This filter, for episodes with at least the given reward, in [0, 1]. */
    public EpisodeFilter minReward(double least) {
        return new EpisodeFilter(outcomes, OptionalDouble.of(least), from, to, tags);
    }

    /** This filter, for episodes that happened at {@code start} or later and before {@code end}. */
    public EpisodeFilter between(Instant start, Instant end) {
        return new EpisodeFilter(outcomes, minReward, Optional.of(start), Optional.of(end), tags);
    }

    /** This filter, for episodes that happened at {@code start} or later. */
    public EpisodeFilter since(Instant start) {
        return new EpisodeFilter(outcomes, minReward, Optional.of(start), to, tags);
    }

    /** This filter, for episodes with all of the given labels. */
    public EpisodeFilter tagged(String... labels) {
        return new EpisodeFilter(outcomes, minReward, from, to, List.of(labels));
    }

    /** Whether the episode meets every condition. */
    public boolean matches(Episode episode) {
        Optional<Outcome> outcome = episode.outcome();
        Instant time = episode.validTime().orElse(Instant.EPOCH);
        return (outcomes.isEmpty()
                        || outcome.filter(o -> outcomes.contains(o.kind())).isPresent())
                && (minReward.isEmpty()
                        || outcome.filter(o -> o.reward() >= minReward.getAsDouble())
                                .isPresent())
                && from.filter(time::isBefore).isEmpty()
                && to.filter(end -> !time.isBefore(end)).isEmpty()
                && episode.tags().containsAll(tags);
    }
}
