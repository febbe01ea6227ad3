package io.ruvector.rag.feedback;

import org.jspecify.annotations.Nullable;

/**
 * For each passage rated for a question: what the ratings of all other questions say about it, so that the rating given can be
 * compared with what would have been foretold without it. Sums are kept by the place at which the others saw the passage,
 * because what a rating says depends on it.
 */
final class HeldOutOpinions {
    private final double[][] @Nullable [] weighted;

    HeldOutOpinions(int passages) {
        weighted = new double[Policy.values().length][passages][];
    }

    void add(Policy policy, int passage, double weight, RatedPassage said) {
        double[] sums = weighted[policy.ordinal()][passage];
        if (sums == null) {
            sums = new double[2 * Baseline.PLACES];
            weighted[policy.ordinal()][passage] = sums;
        }
        int place = Baseline.place(said.rank());
        sums[2 * place] += weight;
        sums[2 * place + 1] += weight * said.rating();
    }

    /** The sum of weight times what a rating says. */
    double opinion(Policy policy, int passage, RatingScale scale) {
        double[] sums = weighted[policy.ordinal()][passage];
        double opinion = 0;
        for (int place = 0; sums != null && place < Baseline.PLACES; place++) {
            opinion += sums[2 * place] * scale.offsets()[place] + sums[2 * place + 1] * scale.slopes()[place];
        }
        return opinion;
    }
}
