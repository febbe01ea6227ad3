package io.ruvector.skill;

/**
 * A skill that fits a task.
 *
 * @param skill the skill
 * @param similarity how related the task is to the skill, in [0, 1]: 0 for unrelated; see {@link SkillLibrary#findFor}
 * @param share how much of the task's neighbourhood belongs to this skill rather than to the others, in [0, 1]
 * @param worth the success rate that it was ranked with, in [0, 1]: the lower credible bound, or a draw from the posterior
 * @param score what the matches are ranked by, in [0, 1], higher is better: {@code similarity × share × (1 + worth) / 2},
 *     so that a skill of unknown worth keeps half
 */
public record SkillMatch(Skill skill, double similarity, double share, double worth, double score) {}
