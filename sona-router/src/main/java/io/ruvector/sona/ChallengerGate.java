package io.ruvector.sona;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a new solution in only when it serves held-back feedback at least as well as the present one. Held back is a quarter
 * of what came in since the last consolidation, chosen by the ids, so that neither of the two has learned it: the
 * challenger is solved without it for the comparison, and with it once it is let in. A solution's worth is the mean quality
 * of the held-back feedback whose route it would have taken.
 */
final class ChallengerGate {

    private static final int SHARE = 4;
    private static final int MOST = 256;
    private static final int FEWEST = 20;

    private final RandomFeatures features;

    ChallengerGate(RandomFeatures features) {
        this.features = features;
    }

    /** What is held back of examples that came in; empty when it is too little to compare by. */
    static List<RatedExample> heldBack(List<RatedExample> added) {
        List<RatedExample> held = new ArrayList<>();
        for (int i = added.size() - 1; i >= 0 && held.size() < MOST; i--) {
            if (Math.floorMod(added.get(i).id().hashCode() * 0x9E37_79B9 >>> 16, SHARE) == 0) {
                held.add(added.get(i));
            }
        }
        return held.size() < FEWEST ? List.of() : held;
    }

    /** How much more the challenger is worth than the incumbent, in quality. */
    double gain(RidgeWeights challenger, @Nullable RidgeWeights incumbent, List<RatedExample> heldBack) {
        double gain = 0;
        for (RatedExample e : heldBack) {
            float[] x = features.of(e.embedding());
            gain += e.quality() * (takes(challenger, x, e.routeId()) - takes(incumbent, x, e.routeId()));
        }
        return heldBack.isEmpty() ? 0 : gain / heldBack.size();
    }

    private static int takes(@Nullable RidgeWeights weights, float[] x, String routeId) {
        if (weights == null || weights.routeIds().isEmpty()) {
            return 0;
        }
        float[] scores = weights.scores(x);
        int best = 0;
        for (int r = 1; r < scores.length; r++) {
            best = scores[r] > scores[best] ? r : best;
        }
        return weights.routeIds().get(best).equals(routeId) ? 1 : 0;
    }
}
