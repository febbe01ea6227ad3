package io.ruvector.search;

import io.ruvector.store.InvalidInputException;

/** How the two result lists of a hybrid search become one. */
public sealed interface FusionMethod {
    /**
     * By rank only; see {@link Fusion#reciprocalRank}.
     *
     * @param k rank constant, at least 1
     */
    record ReciprocalRank(int k) implements FusionMethod {
        /** Checks the constant. */
        public ReciprocalRank {
            if (k < 1) {
                throw new InvalidInputException("rank constant k", k, "at least 1");
            }
        }
    }

    /**
     * By weighted, normalised scores. Each candidate is scored by both searches, also where it was in the top of one
     * only, so that a list's end does not cut its scores off.
     *
     * @param denseWeight weight of the vector score in [0, 1]; keywords have the rest
     * @param normalization how scores are made comparable
     */
    record WeightedScores(double denseWeight, Normalization normalization) implements FusionMethod {
        /** Checks the weight. */
        public WeightedScores {
            if (!(denseWeight >= 0 && denseWeight <= 1)) {
                throw new InvalidInputException("denseWeight", denseWeight, "a value in [0, 1]");
            }
        }
    }

    /** Equal weights, z-scores. */
    static FusionMethod defaults() {
        return new WeightedScores(0.5, Normalization.Z_SCORE);
    }
}
