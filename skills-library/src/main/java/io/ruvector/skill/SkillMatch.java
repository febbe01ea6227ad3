package io.ruvector.skill;

/**
 * A skill that fits a task.
 *
 * @param skill the skill
 * @param similarity how related the task is to the skill, in [0, 1]; see {@link SkillLibrary#findFor}
 * @param score what the matches are ranked by, in [0, 1], higher is better: {@code similarity × (1 + lower bound of the
 *     success rate) / 2}, so that a skill of unknown worth keeps half
 */
public record SkillMatch(Skill skill, double similarity, double score) {}
