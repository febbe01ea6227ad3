package io.ruvector.causal;

/** How an effect was computed, and what has to be true for it to be an effect. */
public enum Method {
    /**
     * Augmented inverse propensity weighting (Robins, Rotnitzky and Zhao 1994) with the logged propensities and, as
     * outcome model, leave-one-out means of each context.
     */
    DOUBLY_ROBUST("the logged propensities are those the assignment was drawn with"),
    /** Differences within each context, averaged by the context's share of the comparable observations. */
    STRATIFIED("nothing outside the recorded context moved both the assignment and the outcome"),
    /** Plain difference of two means: an association. */
    UNADJUSTED(
            "nothing moved both the assignment and the outcome; this was not recorded, so it is an association only");

    private final String assumption;

    Method(String assumption) {
        this.assumption = assumption;
    }

    /** What has to hold for the figure to be an effect, in one sentence. */
    public String assumption() {
        return assumption;
    }
}
