package io.ruvector.cli.view;

import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.skill.CredibleInterval;
import io.ruvector.skill.Skill;
import io.ruvector.skill.SkillMatch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A skill as the command line shows it.
 *
 * @param id its id
 * @param name its name
 * @param description what it is for
 * @param steps the actions in order
 * @param standing what its place rests on
 * @param trials how often it was tried
 * @param successes how often it succeeded
 * @param interval where its success rate lies
 * @param baseRate the success rate of the same kinds of task done without it
 * @param score how well it fits the task that was asked about
 * @param evidence ids of the episodes it rests on
 */
public record SkillView(
        String id,
        String name,
        String description,
        List<String> steps,
        String standing,
        long trials,
        long successes,
        CredibleInterval interval,
        double baseRate,
        Optional<Double> score,
        List<String> evidence) {

    /** A skill. */
    public static SkillView of(Skill skill) {
        return of(skill, Optional.empty());
    }

    /** A skill that fits a task. */
    public static SkillView of(SkillMatch match) {
        return of(match.skill(), Optional.of(match.score()));
    }

    private static SkillView of(Skill s, Optional<Double> score) {
        return new SkillView(
                s.id(),
                s.name(),
                s.description(),
                s.steps(),
                s.standing().name().toLowerCase(Locale.ROOT),
                s.trials(),
                s.successes(),
                s.interval(),
                s.baseRate(),
                score,
                s.evidence());
    }

    /** Prints the skill's name, its steps and its record. */
    public void print(Terminal terminal) {
        String head = score.map(value -> terminal.styled(Style.CYAN, String.format(Locale.ROOT, "%.2f  ", value)))
                .orElse("");
        terminal.line(head + terminal.styled(Style.BOLD, name) + "  " + terminal.styled(Style.DIM, standing));
        terminal.paragraph("steps: " + String.join("; ", steps), "      ");
        terminal.line(String.format(
                Locale.ROOT,
                "      worked %d of %d times, success rate %.2f to %.2f (90 %%), without it %.2f",
                successes,
                trials,
                interval.lower(),
                interval.upper(),
                baseRate));
    }
}
