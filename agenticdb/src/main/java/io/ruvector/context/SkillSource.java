package io.ruvector.context;

import io.ruvector.memory.Scope;
import io.ruvector.skill.CredibleInterval;
import io.ruvector.skill.Skill;
import io.ruvector.skill.SkillLibrary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Skills, by the score that the library ranks them with. */
record SkillSource(SkillLibrary skills) implements ContextSource {

    @Override
    public ContextKind kind() {
        return ContextKind.SKILL;
    }

    @Override
    public List<Candidate> candidates(String task, Scope scope, int most) {
        return skills.findFor(task, most, scope).stream()
                .map(match -> new Candidate(
                        kind(), match.skill().id(), match.similarity() * (1 + match.worth()) / 2, text(match.skill())))
                .toList();
    }

    @Override
    public Optional<String> show(String id, Scope scope) {
        return skills.find(id, scope).map(SkillSource::text);
    }

    private static String text(Skill skill) {
        StringBuilder text = new StringBuilder(Shown.shortened(skill.name()));
        if (!skill.description().isBlank() && !skill.description().equals(skill.name())) {
            text.append(": ").append(Shown.shortened(skill.description()));
        }
        if (!skill.preconditions().isEmpty()) {
            text.append(" | when: ").append(Shown.shortened(String.join("; ", skill.preconditions())));
        }
        text.append(" | steps: ").append(Shown.steps(skill.steps()));
        if (skill.trials() > 0) {
            CredibleInterval rate = skill.interval();
            text.append(String.format(
                    Locale.ROOT,
                    " | worked in %d of %d trials (success rate %.2f to %.2f)",
                    skill.successes(),
                    skill.trials(),
                    rate.lower(),
                    rate.upper()));
        }
        return text.toString();
    }
}
