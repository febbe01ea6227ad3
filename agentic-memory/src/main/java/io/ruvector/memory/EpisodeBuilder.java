package io.ruvector.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Builds an {@link Episode}; {@link #build} checks it. Not thread-safe. */
public final class EpisodeBuilder {

    private String id = "";
    private final String task;
    private String state = "";
    private final List<String> steps = new ArrayList<>();
    private String observation = "";
    private Optional<Outcome> outcome = Optional.empty();
    private String reflection = "";
    private final List<String> tags = new ArrayList<>();
    private Scope scope;
    private Visibility visibility;
    private Optional<Instant> validTime = Optional.empty();
    private Optional<Instant> recordedAt = Optional.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    private double importance = Episode.DEFAULT_IMPORTANCE;
    private OptionalLong position = OptionalLong.empty();
    private Optional<Duration> latency = Optional.empty();
    private OptionalDouble cost = OptionalDouble.empty();
    private OptionalLong tokens = OptionalLong.empty();
    private final List<String> links = new ArrayList<>();
    private final Map<String, String> metadata = new TreeMap<>();

    EpisodeBuilder(String task, Scope scope) {
        this.task = task;
        this.scope = scope;
        this.visibility = scope.defaultVisibility();
    }

    EpisodeBuilder(Episode from) {
        this(from.task(), from.scope());
        id = from.id();
        state = from.state();
        steps.addAll(from.steps());
        observation = from.observation();
        outcome = from.outcome();
        reflection = from.reflection();
        tags.addAll(from.tags());
        visibility = from.visibility();
        validTime = from.validTime();
        recordedAt = from.recordedAt();
        expiresAt = from.expiresAt();
        importance = from.importance();
        position = from.position();
        latency = from.latency();
        cost = from.cost();
        tokens = from.tokens();
        links.addAll(from.links());
        metadata.putAll(from.metadata());
    }

    /** The id, unique within the tenant; when left out the memory gives one. */
    public EpisodeBuilder id(String value) {
        id = value;
        return this;
    }

    /** The situation the task started from. */
    public EpisodeBuilder state(String value) {
        state = value;
        return this;
    }

    /** Adds one action. */
    public EpisodeBuilder step(String action) {
        steps.add(action);
        return this;
    }

    /** Adds actions in order. */
    public EpisodeBuilder steps(String... actions) {
        return steps(List.of(actions));
    }

    /** Adds actions in order. */
    public EpisodeBuilder steps(List<String> actions) {
        steps.addAll(actions);
        return this;
    }

    /** What was seen at the end. */
    public EpisodeBuilder observation(String value) {
        observation = value;
        return this;
    }

    /** What came of it. */
    public EpisodeBuilder outcome(Outcome value) {
        outcome = Optional.of(value);
        return this;
    }

    /** What the agent made of it afterwards. */
    public EpisodeBuilder reflection(String value) {
        reflection = value;
        return this;
    }

    /** Adds labels. */
    public EpisodeBuilder tags(String... values) {
        return tags(List.of(values));
    }

    /** Adds labels. */
    public EpisodeBuilder tags(List<String> values) {
        tags.addAll(values);
        return this;
    }

    /** Who else in the tenant sees it; without this call {@link Scope#defaultVisibility()}. */
    public EpisodeBuilder visibility(Visibility value) {
        visibility = value;
        return this;
    }

    /** When it happened; without this call the time of remembering. Between the years 1 and 9999. */
    public EpisodeBuilder validTime(Instant value) {
        validTime = Optional.of(value);
        return this;
    }

    EpisodeBuilder scope(Scope value) {
        scope = value;
        return this;
    }

    EpisodeBuilder recordedAt(Instant value) {
        recordedAt = Optional.of(value);
        return this;
    }

    /** From when on it is no longer recalled, listed or found; without this call never. Between the years 1 and 9999. */
    public EpisodeBuilder expiresAt(Instant value) {
        expiresAt = Optional.of(value);
        return this;
    }

    /** How much it matters whatever came of it, in [0, 1]; without this call {@link Episode#DEFAULT_IMPORTANCE}. */
    public EpisodeBuilder importance(double value) {
        importance = value;
        return this;
    }

    EpisodeBuilder position(OptionalLong value) {
        position = value;
        return this;
    }

    /** How long it took; not negative. */
    public EpisodeBuilder latency(Duration value) {
        latency = Optional.of(value);
        return this;
    }

    /** What it cost in the caller's currency; finite, not negative. */
    public EpisodeBuilder cost(double value) {
        cost = OptionalDouble.of(value);
        return this;
    }

    /** How many model tokens it used; not negative. */
    public EpisodeBuilder tokens(long value) {
        tokens = OptionalLong.of(value);
        return this;
    }

    /** Adds ids of earlier episodes. */
    public EpisodeBuilder links(String... ids) {
        links.addAll(List.of(ids));
        return this;
    }

    /** Adds one further fact. */
    public EpisodeBuilder metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /**
     * The episode.
     *
     * @throws io.ruvector.store.InvalidInputException when a part breaks a rule of {@link Episode}
     */
    public Episode build() {
        return new Episode(
                id,
                task,
                state,
                steps,
                observation,
                outcome,
                reflection,
                tags,
                scope,
                visibility,
                position,
                validTime,
                recordedAt,
                expiresAt,
                importance,
                latency,
                cost,
                tokens,
                links,
                metadata);
    }
}
