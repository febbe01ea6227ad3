package io.ruvector.rag.feedback;

import java.util.EnumMap;
import java.util.Map;

/**
 * Decides what of the ratings counts. Ratings of similar questions are trusted as far as ratings that were held back agree with
 * them ({@link Evidence#trust()}), again at every look, so that trust that is no longer earned is gone. Another weight of the
 * searches takes over only with proof ({@link Evidence#proof()}), and keeps its place while half of that is left.
 */
final class Guard {
    static final double TILT = 0.1;

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

    static Champion next(Champion present, RatedMemory memory) {
        HeldOutTest test = new HeldOutTest(memory);
        return new Champion(test.of(Policy.SIMILAR_QUESTIONS).trust(), denseWeight(present, test.ofDense()));
    }

    private static double denseWeight(Champion present, Evidence dense) {
        double tilt = present.denseWeight() - Champion.USUAL_WEIGHT;
        if (dense.speaksFor() || (tilt > 0 && dense.z() >= dense.proof() / 2)) {
            return Champion.USUAL_WEIGHT + TILT;
        }
        if (dense.speaksAgainst() || (tilt < 0 && dense.z() <= -dense.proof() / 2)) {
            return Champion.USUAL_WEIGHT - TILT;
        }
        return Champion.USUAL_WEIGHT;
    }
}
