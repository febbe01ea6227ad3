package io.ruvector.skill;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Builds a {@link Skill}; {@link #build} checks it. Not thread-safe. */
public final class SkillBuilder {

    private String id = "";
    private String name;
    private String description = "";
    private List<String> preconditions = List.of();
    private List<String> steps = List.of();
    private List<String> parameters = List.of();
    private String code = "";
    private Effort effort = Effort.UNKNOWN;
    private List<String> tags = List.of();
    private final Scope scope;
    private Visibility visibility;
    private Origin origin = Origin.TAUGHT;
    private boolean described;
    private Standing standing = Standing.UNTESTED;
    private Tally mined = Tally.NONE;
    private Tally reported = Tally.NONE;
    private double baseRate;
    private List<String> evidence = List.of();
    private Lineage lineage = Lineage.NONE;
    private long version = 1;
    private Optional<Instant> updatedAt = Optional.empty();

    SkillBuilder(String name, Scope scope) {
        this.name = name;
        this.scope = scope;
        this.visibility = scope.defaultVisibility();
    }

    SkillBuilder(Skill from) {
        this(from.name(), from.scope());
        id = from.id();
        description = from.description();
        preconditions = from.preconditions();
        steps = from.steps();
        tags = from.tags();
        visibility = from.visibility();
        origin = from.origin();
        described = from.described();
        standing = from.standing();
        mined = from.mined();
        reported = from.reported();
        baseRate = from.baseRate();
        evidence = from.evidence();
        lineage = from.lineage();
        parameters = from.parameters();
        code = from.code();
        effort = from.effort();
        version = from.version();
        updatedAt = from.updatedAt();
    }

    /** The id, unique within the tenant; when left out it is derived from scope and steps. */
    public SkillBuilder id(String value) {
        id = value;
        return this;
    }

    SkillBuilder name(String value) {
        name = value;
        return this;
    }

    /** What it is for. */
    public SkillBuilder description(String value) {
        description = value;
        return this;
    }

    /** What must hold before it is used. */
    public SkillBuilder preconditions(List<String> values) {
        preconditions = values;
        return this;
    }

    /** The actions in order. */
    public SkillBuilder steps(String... values) {
        return steps(List.of(values));
    }

    /** The actions in order. */
    public SkillBuilder steps(List<String> values) {
        steps = values;
        return this;
    }

    /** Labels. */
    public SkillBuilder tags(List<String> values) {
        tags = values;
        return this;
    }

    /** Who else in the tenant sees it. */
    public SkillBuilder visibility(Visibility value) {
        visibility = value;
        return this;
    }

    SkillBuilder origin(Origin value) {
        origin = value;
        return this;
    }

    SkillBuilder described(boolean value) {
        described = value;
        return this;
    }

    SkillBuilder standing(Standing value) {
        standing = value;
        return this;
    }

    SkillBuilder mined(Tally value) {
        mined = value;
        return this;
    }

    SkillBuilder reported(Tally value) {
        reported = value;
        return this;
    }

    SkillBuilder baseRate(double value) {
        baseRate = value;
        return this;
    }

    SkillBuilder evidence(List<String> ids) {
        evidence = ids;
        return this;
    }

    /** How it relates to other skills. */
    public SkillBuilder lineage(Lineage value) {
        lineage = value;
        return this;
    }

    /** Names of what the steps leave open; those written {@code {name}} in the steps are found by themselves. */
    public SkillBuilder parameters(List<String> names) {
        parameters = names;
        return this;
    }

    /** A program that does the steps. */
    public SkillBuilder code(String value) {
        code = value;
        return this;
    }

    SkillBuilder effort(Effort value) {
        effort = value;
        return this;
    }

    SkillBuilder version(long value) {
        version = value;
        return this;
    }

    SkillBuilder updatedAt(Instant value) {
        updatedAt = Optional.of(value);
        return this;
    }

    /**
     * The skill.
     *
     * @throws io.ruvector.store.InvalidInputException when a part breaks a rule of {@link Skill}
     */
    public Skill build() {
        return new Skill(
                id,
                name,
                description,
                preconditions,
                steps,
                parameters,
                code,
                tags,
                scope,
                visibility,
                origin,
                described,
                standing,
                mined,
                reported,
                effort,
                baseRate,
                evidence,
                lineage,
                version,
                updatedAt);
    }
}
