package io.ruvector.skill;

import io.ruvector.memory.Episode;
import java.util.List;
import java.util.Optional;

/**
 * Gives a mined skill a name and a description that read better than its steps and a task it worked for, such as by asking a
 * chat model. Called after a consolidation has stored its skills, once for each that has none of these words yet.
 */
@FunctionalInterface
public interface SkillNaming {

    /** Leaves skills with the words that consolidation drew from their steps and evidence. */
    SkillNaming NONE = (skill, examples) -> Optional.empty();

    /**
     * Words for a skill.
     *
     * @param skill a mined skill
     * @param examples some of the episodes in which it succeeded, at least one
     * @return empty to leave it as it is; it is asked for again after the next consolidation
     */
    Optional<Words> words(Skill skill, List<Episode> examples);

    /**
     * A name and a description.
     *
     * @param name not blank, cut after 120 characters
     * @param description what it is for; not blank
     */
    record Words(String name, String description) {}
}
