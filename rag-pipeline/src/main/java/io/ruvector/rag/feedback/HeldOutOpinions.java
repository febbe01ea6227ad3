package io.ruvector.rag.feedback;

/**
 * For each passage rated for a question: what the ratings of all other questions say about it, so that the rating given can be
 * compared with what would have been foretold without it.
 */
final class HeldOutOpinions {
    private final double[][] ratings;
    private final double[][] weights;

    HeldOutOpinions(int passages) {
        ratings = new double[Policy.values().length][passages];
        weights = new double[Policy.values().length][passages];
    }

    void add(Policy policy, int passage, double weight, double rating) {
        ratings[policy.ordinal()][passage] += weight * rating;
        weights[policy.ordinal()][passage] += weight;
    }

    /** The sum of weight times what lies beyond the usual rating, in standard deviations of ratings. */
    double opinion(Policy policy, int passage, double usual, double spread) {
        return (ratings[policy.ordinal()][passage] - usual * weights[policy.ordinal()][passage]) / spread;
    }
}
