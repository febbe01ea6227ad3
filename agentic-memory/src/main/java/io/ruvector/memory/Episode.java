package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One thing an agent tried: the task, what it did, what it saw and what came of it. Immutable.
 *
 * <p>An episode is built without id and times; {@link EpisodicMemory#remember} returns it with the id, the valid time and
 * the record time it was stored under. Two times are kept: {@code validTime} is when it happened, {@code recordedAt} is
 * when the memory stored it. Texts hold at most 1,000,000 characters each and must be well-formed Unicode; names (id,
 * tags, metadata keys) at most 128 characters without control characters; at most 10,000 steps and 256 tags, links or
 * metadata entries.
 *
 * <pre>{@code
 * Episode episode = Episode.builder("make the login test pass", Scope.of("acme"))
 *         .steps("read the log", "fix the clock", "run the tests")
 *         .outcome(Outcome.success())
 *         .reflection("the test depended on the time zone")
 *         .build();
 * }</pre>
 *
 * @param id unique within the tenant; empty until remembered, unless the caller chose one
 * @param task what was to be done; never blank
 * @param state the situation it started from; may be empty
 * @param steps the actions in order, none of them blank
 * @param observation what was seen at the end; may be empty
 * @param outcome what came of it; absent for a plain note or a conversation turn
 * @param reflection what the agent made of it afterwards; may be empty
 * @param tags labels, in the order given, without repeats
 * @param scope whose episode it is
 * @param visibility who else in the tenant sees it
 * @param position its place in the order of remembering within its session, from 0; set by the memory, present after
 *     remembering when the scope names a session; places of forgotten episodes stay empty
 * @param validTime when it happened; the record time when the caller does not say
 * @param recordedAt when it was stored; set by the memory, present after remembering
 * @param expiresAt from when on it is no longer recalled, listed or found
 * @param importance how much it matters whatever came of it, in [0, 1]; 0.5 when the caller does not say
 * @param latency how long it took
 * @param cost what it cost, not negative, in the caller's currency
 * @param tokens how many model tokens it used, not negative
 * @param links ids of earlier episodes; not checked for existence
 * @param metadata further facts as text
 */
public record Episode(
        String id,
        String task,
        String state,
        List<String> steps,
        String observation,
        Optional<Outcome> outcome,
        String reflection,
        List<String> tags,
        Scope scope,
        Visibility visibility,
        OptionalLong position,
        Optional<Instant> validTime,
        Optional<Instant> recordedAt,
        Optional<Instant> expiresAt,
        double importance,
        Optional<Duration> latency,
        OptionalDouble cost,
        OptionalLong tokens,
        List<String> links,
        Map<String, String> metadata) {

    /** The importance of an episode whose writer does not say. */
    public static final double DEFAULT_IMPORTANCE = 0.5;

    static final int MAX_STEPS = 10_000;
    static final int MAX_ENTRIES = 256;
    private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** Checks every part and copies the collections. */
    public Episode {
        if (!id.isEmpty()) {
            Texts.name("episode id", id);
        }
        Texts.required("task", task);
        Texts.optional("state", state);
        Texts.optional("observation", observation);
        Texts.optional("reflection", reflection);
        steps = List.copyOf(steps);
        checkCount("steps", steps.size(), MAX_STEPS);
        steps.forEach(step -> Texts.required("step", step));
        tags = tags.stream().distinct().toList();
        checkCount("tags", tags.size(), MAX_ENTRIES);
        tags.forEach(tag -> Texts.name("tag", tag));
        links = List.copyOf(links);
        checkCount("links", links.size(), MAX_ENTRIES);
        links.forEach(link -> Texts.name("link", link));
        metadata = Map.copyOf(metadata);
        checkCount("metadata", metadata.size(), MAX_ENTRIES);
        metadata.forEach((key, value) -> {
            Texts.name("metadata key", key);
            Texts.optional("metadata value of " + key, value);
        });
        if (!scope.canOwn(visibility)) {
            throw new InvalidInputException("visibility", visibility, "a scope that names its boundary, not " + scope);
        }
        validTime.ifPresent(time -> checkTime("valid time", time));
        recordedAt.ifPresent(time -> checkTime("record time", time));
        expiresAt.ifPresent(time -> checkTime("expiry time", time));
        if (!(importance >= 0 && importance <= 1)) {
            throw new InvalidInputException("importance", importance, "a number in [0, 1]");
        }
        checkNotNegative("position", position.orElse(0));
        checkNotNegative("latency", latency.map(d -> (double) d.getSeconds()).orElse(0.0));
        checkNotNegative("cost", cost.orElse(0));
        checkNotNegative("tokens", tokens.orElse(0));
    }

    /** A builder for an episode of the given task, which must not be blank, written by the given scope. */
    public static EpisodeBuilder builder(String task, Scope scope) {
        return new EpisodeBuilder(task, scope);
    }

    /** A builder that starts from this episode. */
    public EpisodeBuilder toBuilder() {
        return new EpisodeBuilder(this);
    }

    /** Whether a reader of the given scope sees this episode. */
    public boolean visibleTo(Scope reader) {
        return reader.sees(scope, visibility);
    }

    /** Whether it is expired at the given time. */
    public boolean expiredAt(Instant time) {
        return expiresAt.isPresent() && !time.isBefore(expiresAt.get());
    }

    private static void checkCount(String what, int count, int most) {
        if (count > most) {
            throw new InvalidInputException(what, count, "at most " + most);
        }
    }

    private static void checkTime(String what, Instant time) {
        if (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)) {
            throw new InvalidInputException(what, time, "a time between the years 1 and 9999");
        }
    }

    private static void checkNotNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new InvalidInputException(what, value, "a finite number not below 0");
        }
    }
}
