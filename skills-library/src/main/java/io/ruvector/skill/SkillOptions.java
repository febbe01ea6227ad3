package io.ruvector.skill;

import io.ruvector.store.InvalidInputException;

/**
 * When a sequence of steps becomes a skill.
 *
 * @param minTrials the least episodes with the sequence, 2 or more
 * @param significance the chance, in (0, 0.5], that a consolidation promotes anything where outcomes have nothing to do with
 *     steps, and the share of promoted sequences expected to be none where some have
 * @param successReward the reward in (0, 1] from which a partial outcome counts as a success
 * @param maxSteps the longest sequence looked for, 1 to 32
 */
public record SkillOptions(int minTrials, double significance, double successReward, int maxSteps) {

    /** Three trials, 2 %, reward 0.5, up to 12 steps. */
    public static final SkillOptions DEFAULT = new SkillOptions(3, 0.02, 0.5, 12);

    /** Checks the ranges. */
    public SkillOptions {
        check("minTrials", minTrials, minTrials >= 2, "2 or more");
        check("significance", significance, significance > 0 && significance <= 0.5, "a number in (0, 0.5]");
        check("successReward", successReward, successReward > 0 && successReward <= 1, "a number in (0, 1]");
        check("maxSteps", maxSteps, maxSteps >= 1 && maxSteps <= 32, "1 to 32");
    }

    private static void check(String what, Number value, boolean holds, String expected) {
        if (!holds) {
            throw new InvalidInputException(what, value, expected);
        }
    }
}
