package io.ruvector.rag.feedback;

import java.util.EnumMap;
import java.util.Map;

/**
 * Decides what of the ratings counts: ratings of similar questions as far as ratings that were held back agree with them
 * ({@link Evidence#trust()}), and another weight of the two searches as far as they surely ask for it. Decided anew at every look, so that trust that is no longer earned
 * is gone.
 */
final class Guard {
    /** So far the weight of the searches moves when held-back ratings agree entirely. */
    private static final double TILT = 0.2;

    private Guard() {}

    /** What held-back ratings say of each policy. */
    static Map<Policy, Evidence> evidence(RatedMemory memory) {
        HeldOutTest test = new HeldOutTest(memory);
        Map<Policy, Evidence> evidence = new EnumMap<>(Policy.class);
        for (Policy policy : Policy.values()) {
            evidence.put(policy, test.of(policy));
        }
        return evidence;
    }

    static Champion next(RatedMemory memory) {
        HeldOutTest test = new HeldOutTest(memory);
        return new Champion(
                test.of(Policy.SIMILAR_QUESTIONS).trust(),
                Champion.USUAL_WEIGHT + TILT * test.ofDense().certainty());
    }
}
