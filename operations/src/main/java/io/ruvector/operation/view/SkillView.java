package io.ruvector.operation.view;

import io.ruvector.skill.Skill;
import io.ruvector.skill.SkillMatch;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A skill and its record.
 *
 * @param id its id
 * @param name its name
 * @param description what it is for
 * @param preconditions what must hold before it is used
 * @param steps what to do, in order
 * @param tags labels
 * @param origin mined from episodes, or taught
 * @param standing untested, proven, unopposed or demoted
 * @param trials how often it was tried
 * @param successes how often it succeeded
 * @param interval where its success rate lies, with 90 % credibility
 * @param baseRate how often such tasks succeed without it, in [0, 1]
 * @param refines skills it is a finer form of
 * @param composes skills it is put together from
 * @param alternatives skills for the same tasks
 * @param evidence ids of episodes
 * @param version counts its changes
 * @param score how well it fits a task, if one was asked for; higher is better
 */
public record SkillView(
        String id,
        String name,
        String description,
        List<String> preconditions,
        List<String> steps,
        List<String> tags,
        String origin,
        String standing,
        long trials,
        long successes,
        Span interval,
        double baseRate,
        List<String> refines,
        List<String> composes,
        List<String> alternatives,
        List<String> evidence,
        long version,
        @Nullable Double score) {

    /** {@return what a skill says} */
    public static SkillView of(Skill skill) {
        return of(skill, null);
    }

    /** {@return what a skill that fits a task says} */
    public static SkillView of(SkillMatch match) {
        return of(match.skill(), match.score());
    }

    private static SkillView of(Skill s, @Nullable Double score) {
        return new SkillView(
                s.id(),
                s.name(),
                s.description(),
                s.preconditions(),
                s.steps(),
                s.tags(),
                s.origin().name().toLowerCase(Locale.ROOT),
                s.standing().name().toLowerCase(Locale.ROOT),
                s.trials(),
                s.successes(),
                new Span(s.interval().lower(), s.interval().upper()),
                s.baseRate(),
                s.lineage().refines(),
                s.lineage().composes(),
                s.lineage().alternatives(),
                s.evidence(),
                s.version(),
                score);
    }
}
