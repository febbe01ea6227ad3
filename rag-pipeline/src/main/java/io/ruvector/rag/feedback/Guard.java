package io.ruvector.rag.feedback;

import java.util.EnumMap;
import java.util.Map;

/**
 * Decides which way of ranking is the champion. A challenger takes over only when ratings that it has not seen prove it
 * ({@link Evidence#proof()}), and keeps its place while half of that is left; what ratings prove harmful is switched off.
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
        return new Champion(policy(present.policy(), evidence(memory)), denseWeight(present, memory));
    }

    private static Policy policy(Policy present, Map<Policy, Evidence> evidence) {
        Policy next =
                evidence.getOrDefault(Policy.CAUTIOUS, Evidence.NONE).speaksAgainst() ? Policy.OFF : Policy.CAUTIOUS;
        for (Policy policy : Policy.values()) {
            if (policy.compareTo(Policy.CAUTIOUS) > 0) {
                Evidence found = evidence.getOrDefault(policy, Evidence.NONE);
                boolean keepsItsPlace = present.compareTo(policy) >= 0 && found.z() >= found.proof() / 2;
                if (found.speaksFor() || keepsItsPlace) {
                    next = policy;
                }
            }
        }
        return next;
    }

    private static double denseWeight(Champion present, RatedMemory memory) {
        Evidence dense = new HeldOutTest(memory).ofDense();
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
