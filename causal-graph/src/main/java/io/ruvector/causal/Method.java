package io.ruvector.causal;

/** How an effect was computed, and what has to be true for it to be an effect. */
public enum Method {
    /**
     * Augmented inverse propensity weighting (Robins, Rotnitzky and Zhao 1994) with the logged propensities; outcome
     * models of the context, cross-fitted, narrow the interval.
     */
    DOUBLY_ROBUST("the logged propensities are those the assignment was drawn with"),
    /** The same with propensities estimated from the context by a penalised logistic regression, cross-fitted. */
    DOUBLY_ROBUST_ESTIMATED("nothing outside the recorded context moved both the assignment and the outcome, and the"
            + " models of the assignment or of the outcome describe how the context did"),
    /** Differences within each context, averaged by the context's share of the comparable observations. */
    STRATIFIED("nothing outside the recorded context moved both the assignment and the outcome");

    private final String assumption;

    Method(String assumption) {
        this.assumption = assumption;
    }

    /** What has to hold for the figure to be an effect, in one sentence. */
    public String assumption() {
        return assumption;
    }
}
