package io.ruvector.skill;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Texts;
import io.ruvector.memory.Visibility;
import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way of doing a kind of task, with the record of how it did. Immutable.
 *
 * @param id unique within the tenant; for a mined skill, and for a taught one without an id, derived from scope and steps
 * @param name a short name; not blank
 * @param description what it is for; this and the name are what a taught skill is found by
 * @param preconditions what must hold before it is used
 * @param steps the actions in order; at least one
 * @param parameters names of what the steps leave open, such as {@code city}; those written {@code {city}} in the steps are
 *     always among them
 * @param code a program that does the steps; may be empty
 * @param tags labels
 * @param scope whose skill it is
 * @param visibility who else in the tenant sees it
 * @param origin whether it was taught or mined
 * @param described whether name and description were written by a {@link SkillNaming}
 * @param standing what its place rests on
 * @param mined the trials among the evidence
 * @param reported the trials told by {@link SkillLibrary#recordOutcome}
 * @param effort what the trials among the evidence took
 * @param baseRate the success rate of the same kinds of task done without it, in [0, 1], each kind weighted by how often
 *     the skill was tried in it, at the last consolidation
 * @param evidence ids of the episodes counted in {@code mined}, successes and failures, in order of id
 * @param lineage how it relates to other skills
 * @param version 1 when created, one more with each change
 * @param updatedAt when this version was stored; absent until recorded
 */
public record Skill(
        String id,
        String name,
        String description,
        List<String> preconditions,
        List<String> steps,
        List<String> parameters,
        String code,
        List<String> tags,
        Scope scope,
        Visibility visibility,
        Origin origin,
        boolean described,
        Standing standing,
        Tally mined,
        Tally reported,
        Effort effort,
        double baseRate,
        List<String> evidence,
        Lineage lineage,
        long version,
        Optional<Instant> updatedAt) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]{0,63})}");

    /** Checks the parts and copies the lists. */
    public Skill {
        if (!id.isEmpty()) {
            Texts.name("skill id", id);
        }
        Texts.required("skill name", name);
        Texts.optional("skill description", description);
        preconditions = List.copyOf(preconditions);
        preconditions.forEach(condition -> Texts.required("precondition", condition));
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new InvalidInputException("skill steps", steps, "at least one step");
        }
        steps.forEach(step -> Texts.required("skill step", step));
        parameters = withPlaceholders(parameters, steps);
        parameters.forEach(parameter -> Texts.name("skill parameter", parameter));
        Texts.optional("skill code", code);
        tags = List.copyOf(tags);
        tags.forEach(tag -> Texts.name("skill tag", tag));
        evidence = List.copyOf(evidence);
        scope = scope.home(visibility);
        if (!(baseRate >= 0 && baseRate <= 1)) {
            throw new InvalidInputException("base rate", baseRate, "a number in [0, 1]");
        }
        if (version < 1) {
            throw new InvalidInputException("skill version", version, "1 or more");
        }
    }

    private static List<String> withPlaceholders(List<String> parameters, List<String> steps) {
        Set<String> all = new LinkedHashSet<>(parameters);
        for (String step : steps) {
            Matcher placeholder = PLACEHOLDER.matcher(step);
            while (placeholder.find()) {
                all.add(placeholder.group(1));
            }
        }
        return List.copyOf(all);
    }

    /** A builder for a skill with the given name and scope, seen by whoever {@link Scope#defaultVisibility()} says. */
    public static SkillBuilder builder(String name, Scope scope) {
        return new SkillBuilder(name, scope);
    }

    /** A builder that starts from this skill. */
    public SkillBuilder toBuilder() {
        return new SkillBuilder(this);
    }

    /** All trials: the mined and the reported. */
    public Tally tally() {
        return mined.plus(reported);
    }

    /** How often it was tried. */
    public long trials() {
        return tally().trials();
    }

    /** How often it succeeded. */
    public long successes() {
        return tally().successes();
    }

    /** The mean reward of all trials, in [0, 1]. */
    public double meanReward() {
        return tally().meanReward();
    }

    /** Where its success rate lies. */
    public CredibleInterval interval() {
        return tally().interval();
    }

    /** Whether a reader of the given scope sees this skill. */
    public boolean visibleTo(Scope reader) {
        return reader.sees(scope, visibility);
    }
}
