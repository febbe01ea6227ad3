package io.ruvector.sona;

import io.ruvector.store.InvalidInputException;

/**
 * How a router learns and decides.
 *
 * @param randomFeatures random ReLU features of the ridge, besides the embedding itself; the file kept per scope grows
 *     with the square of their sum (2,048 + 384: about 12 MB)
 * @param ridge strength of the ridge penalty, above 0
 * @param memoryPerRoute examples a route keeps for nearest neighbours, the newest ones
 * @param objective what to look for
 * @param costWeight quality that a unit of a route's cost is worth, at least 0; counts for utility
 * @param latencyWeight quality that a second of a route's latency is worth, at least 0; counts for utility
 * @param adapterRank rank of the adapter that layer 1 may train, 0 for none
 * @param patternSimilarity chance-corrected cosine in [0, 1] from which a prototype may answer
 * @param patternMargin lead over the nearest prototype of another route that it needs
 * @param unknownBelow confidence in [0, 1] below which the answer is unknown
 * @param exploration share in [0, 1) of the answers drawn uniformly from all routes
 * @param automaticConsolidation whether the ridge is computed anew in the background as examples come in
 * @param exactTexts texts whose embedding and last answer are kept in memory
 * @param decisionsKept decisions a scope keeps for feedback, the newest ones
 * @param algebra does the matrix work of consolidations
 * @param seed of the random features and of exploration
 */
public record SonaOptions(
        int randomFeatures,
        double ridge,
        int memoryPerRoute,
        Objective objective,
        double costWeight,
        double latencyWeight,
        int adapterRank,
        double patternSimilarity,
        double patternMargin,
        double unknownBelow,
        double exploration,
        boolean automaticConsolidation,
        int exactTexts,
        int decisionsKept,
        BatchAlgebra algebra,
        long seed) {

    /**
     * Checks every option.
     *
     * @throws InvalidInputException naming the option, its value and its range
     */
    public SonaOptions {
        require("randomFeatures", randomFeatures, randomFeatures >= 16 && randomFeatures <= 8_192, "16 to 8192");
        require("ridge", ridge, ridge > 0 && ridge < Double.POSITIVE_INFINITY, "a finite number above 0");
        require("memoryPerRoute", memoryPerRoute, memoryPerRoute >= 1 && memoryPerRoute <= 4_096, "1 to 4096");
        require("costWeight", costWeight, weight(costWeight), "a finite number of at least 0");
        require("latencyWeight", latencyWeight, weight(latencyWeight), "a finite number of at least 0");
        require("adapterRank", adapterRank, adapterRank >= 0 && adapterRank <= 256, "0 to 256");
        require("patternSimilarity", patternSimilarity, share(patternSimilarity), "a number in [0, 1]");
        require("patternMargin", patternMargin, share(patternMargin), "a number in [0, 1]");
        require("unknownBelow", unknownBelow, share(unknownBelow), "a number in [0, 1]");
        require("exploration", exploration, share(exploration) && exploration < 1, "a number in [0, 1)");
        require("exactTexts", exactTexts, exactTexts >= 0, "at least 0");
        require("decisionsKept", decisionsKept, decisionsKept >= 1, "at least 1");
    }

    private static boolean weight(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }

    private static void require(String option, Number value, boolean holds, String expected) {
        if (!holds) {
            throw new InvalidInputException("option " + option, value, expected);
        }
    }

    /** Options that suit a few hundred routes. */
    public static SonaOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {

        private int randomFeatures = 2_048;
        private double ridge = 10;
        private int memoryPerRoute = 64;
        private Objective objective = Objective.FIT;
        private double costWeight;
        private double latencyWeight;
        private int adapterRank = 32;
        private double patternSimilarity = 0.61;
        private double patternMargin = 0.12;
        private double unknownBelow = 0.4;
        private double exploration;
        private boolean automaticConsolidation = true;
        private int exactTexts = 10_000;
        private int decisionsKept = 100_000;
        private BatchAlgebra algebra = BatchAlgebra.plainJava();
        private long seed = 42;

        private Builder() {}

        /** Random ReLU features, 16 to 8,192. */
        public Builder randomFeatures(int randomFeatures) {
            this.randomFeatures = randomFeatures;
            return this;
        }

        /** Strength of the ridge penalty, above 0. */
        public Builder ridge(double ridge) {
            this.ridge = ridge;
            return this;
        }

        /** Examples a route keeps for nearest neighbours. */
        public Builder memoryPerRoute(int memoryPerRoute) {
            this.memoryPerRoute = memoryPerRoute;
            return this;
        }

        /**
         * Chooses by expected quality less cost and latency, instead of by fit.
         *
         * @param cost quality that a unit of cost is worth
         * @param latency quality that a second is worth
         */
        public Builder utility(double cost, double latency) {
            this.objective = Objective.UTILITY;
            this.costWeight = cost;
            this.latencyWeight = latency;
            return this;
        }

        /** Rank of the adapter that layer 1 may train, 0 for none. */
        public Builder adapterRank(int adapterRank) {
            this.adapterRank = adapterRank;
            return this;
        }

        /** Chance-corrected cosine from which a prototype may answer, and the lead it needs. */
        public Builder patternGate(double similarity, double margin) {
            this.patternSimilarity = similarity;
            this.patternMargin = margin;
            return this;
        }

        /** Confidence below which the answer is unknown. */
        public Builder unknownBelow(double unknownBelow) {
            this.unknownBelow = unknownBelow;
            return this;
        }

        /** Share of the answers drawn uniformly from all routes. */
        public Builder exploration(double exploration) {
            this.exploration = exploration;
            return this;
        }

        /** Whether the ridge is computed anew in the background; {@code false} leaves it to {@code consolidate}. */
        public Builder automaticConsolidation(boolean automaticConsolidation) {
            this.automaticConsolidation = automaticConsolidation;
            return this;
        }

        /** Texts whose embedding and last answer are kept in memory. */
        public Builder exactTexts(int exactTexts) {
            this.exactTexts = exactTexts;
            return this;
        }

        /** Decisions a scope keeps for feedback. */
        public Builder decisionsKept(int decisionsKept) {
            this.decisionsKept = decisionsKept;
            return this;
        }

        /** What does the matrix work of consolidations; plain Java unless another is given. */
        public Builder algebra(BatchAlgebra algebra) {
            this.algebra = algebra;
            return this;
        }

        /** Seed of the random features and of exploration. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * The options.
         *
         * @throws InvalidInputException if one is out of range
         */
        public SonaOptions build() {
            return new SonaOptions(
                    randomFeatures,
                    ridge,
                    memoryPerRoute,
                    objective,
                    costWeight,
                    latencyWeight,
                    adapterRank,
                    patternSimilarity,
                    patternMargin,
                    unknownBelow,
                    exploration,
                    automaticConsolidation,
                    exactTexts,
                    decisionsKept,
                    algebra,
                    seed);
        }
    }
}
