package io.ruvector.sona;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a new solution in only when held-back feedback gives no reason against it. Held back is a quarter of what came in
 * since the last consolidation, chosen by the texts, so that neither of the two has learned them: the challenger is solved
 * without it for the comparison, and with it once it is let in.
 *
 * <p>Each held-back example whose route just one of the two would have taken speaks for or against the challenger with its
 * quality, and as it knows more, it wins ties. That holds as far as the ratings agree with each other. Were they dealt out at
 * random, their sum would be as often above 0 as below, with the root of the sum of squares as its standard error: as far as
 * they are in doubt, the challenger needs {@value #STANDARD_ERRORS} of those.
 */
final class ChallengerGate {

    private static final int SHARE = 4;
    private static final int MOST = 256;
    private static final int FEWEST = 20;
    private static final double STANDARD_ERRORS = 2;

    private final RandomFeatures features;

    ChallengerGate(RandomFeatures features) {
        this.features = features;
    }

    /** What is held back of examples that came in; empty when it is too little to compare by. */
    static List<RatedExample> heldBack(List<RatedExample> added) {
        List<RatedExample> held = new ArrayList<>();
        for (int i = added.size() - 1; i >= 0 && held.size() < MOST; i--) {
            if (Math.floorMod(added.get(i).text().hashCode() * 0x9E37_79B9 >>> 16, SHARE) == 0) {
                held.add(added.get(i));
            }
        }
        return held.size() < FEWEST ? List.of() : held;
    }

    /**
     * Compares two solutions.
     *
     * @param ratings what a rating counts, in [0, 1], where what was taught counts 1
     */
    Comparison compare(
            RidgeWeights challenger, @Nullable RidgeWeights incumbent, List<RatedExample> heldBack, double ratings) {
        double sum = 0;
        double counted = 0;
        double squares = 0;
        for (RatedExample e : heldBack) {
            float[] x = features.of(e.embedding());
            double gain = e.quality() * (takes(challenger, x, e.routeId()) - takes(incumbent, x, e.routeId()));
            sum += gain;
            counted += gain * (e.feedback() ? ratings : 1);
            squares += e.feedback() ? gain * gain : 0;
        }
        return new Comparison(
                heldBack.isEmpty() ? 0 : sum / heldBack.size(),
                counted >= STANDARD_ERRORS * (1 - ratings) * Math.sqrt(squares));
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

    /**
     * How a challenger did.
     *
     * @param gain how much more it is worth than the incumbent, in mean quality of the held-back feedback
     * @param letsIn whether that is enough
     */
    record Comparison(double gain, boolean letsIn) {}
}
