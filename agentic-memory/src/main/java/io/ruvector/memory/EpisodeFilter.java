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
 * @param recordedFrom the earliest record time, inclusive
 * @param recordedTo the latest record time, exclusive
 * @param tags labels an episode must all have
 */
public record EpisodeFilter(
        Set<Outcome.Kind> outcomes,
        OptionalDouble minReward,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Instant> recordedFrom,
        Optional<Instant> recordedTo,
        List<String> tags) {

    private static final EpisodeFilter ALL = new EpisodeFilter(
            Set.of(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    /** Checks the reward's range and the order of the times. */
    public EpisodeFilter {
        outcomes = outcomes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(outcomes));
        tags = List.copyOf(tags);
        minReward.ifPresent(least -> {
            if (!(least >= 0 && least <= 1)) {
                throw new InvalidInputException("minReward", least, "a number in [0, 1]");
            }
        });
        checkOrder("time window", from, to);
        checkOrder("record time window", recordedFrom, recordedTo);
    }

    /** The filter that every episode passes. */
    public static EpisodeFilter all() {
        return ALL;
    }

    /** This filter, for episodes with one of the given kinds of outcome only. */
    public EpisodeFilter only(Outcome.Kind first, Outcome.Kind... more) {
        return new EpisodeFilter(EnumSet.of(first, more), minReward, from, to, recordedFrom, recordedTo, tags);
    }

    /** This filter, for episodes with at least the given reward, in [0, 1]. */
    public EpisodeFilter minReward(double least) {
        return new EpisodeFilter(outcomes, OptionalDouble.of(least), from, to, recordedFrom, recordedTo, tags);
    }

    /** This filter, for episodes that happened at {@code start} or later and before {@code end}. */
    public EpisodeFilter between(Instant start, Instant end) {
        return new EpisodeFilter(
                outcomes, minReward, Optional.of(start), Optional.of(end), recordedFrom, recordedTo, tags);
    }

    /** This filter, for episodes that happened at {@code start} or later. */
    public EpisodeFilter since(Instant start) {
        return new EpisodeFilter(outcomes, minReward, Optional.of(start), to, recordedFrom, recordedTo, tags);
    }

    /** This filter, for episodes that happened before {@code end}. */
    public EpisodeFilter before(Instant end) {
        return new EpisodeFilter(outcomes, minReward, from, Optional.of(end), recordedFrom, recordedTo, tags);
    }

    /** This filter, for episodes that were recorded at {@code start} or later and before {@code end}. */
    public EpisodeFilter recordedBetween(Instant start, Instant end) {
        return new EpisodeFilter(outcomes, minReward, from, to, Optional.of(start), Optional.of(end), tags);
    }

    /** This filter, for episodes that were recorded before {@code end}: what the memory knew then, less what was forgotten since. */
    public EpisodeFilter recordedBefore(Instant end) {
        return new EpisodeFilter(outcomes, minReward, from, to, recordedFrom, Optional.of(end), tags);
    }

    /** This filter, for episodes with all of the given labels. */
    public EpisodeFilter tagged(String... labels) {
        return new EpisodeFilter(outcomes, minReward, from, to, recordedFrom, recordedTo, List.of(labels));
    }

    /** Whether the episode meets every condition. */
    public boolean matches(Episode episode) {
        return matches(episode.outcome())
                && within(episode.validTime().orElse(Instant.EPOCH), from, to)
                && within(episode.recordedAt().orElse(Instant.EPOCH), recordedFrom, recordedTo)
                && episode.tags().containsAll(tags);
    }

    private boolean matches(Optional<Outcome> outcome) {
        boolean kind = outcomes.isEmpty()
                || outcome.filter(o -> outcomes.contains(o.kind())).isPresent();
        boolean reward = minReward.isEmpty()
                || outcome.filter(o -> o.reward() >= minReward.getAsDouble()).isPresent();
        return kind && reward;
    }

    private static boolean within(Instant time, Optional<Instant> start, Optional<Instant> end) {
        return start.filter(time::isBefore).isEmpty()
                && end.filter(limit -> !time.isBefore(limit)).isEmpty();
    }

    private static void checkOrder(String what, Optional<Instant> start, Optional<Instant> end) {
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            throw new InvalidInputException(what, start.get() + " to " + end.get(), "a start not after its end");
        }
    }
}
