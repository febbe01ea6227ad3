package io.ruvector.rag.feedback;

/** For which questions a rating counts. */
public enum Policy {
    /** For a question asked again, in the same or nearly the same words. Needs no proof: that is what a rating says. */
    SAME_QUESTION(new Kernel(128), 0.5),
    /** For similar questions, as far as held-back ratings show that ratings of similar questions agree. */
    SIMILAR_QUESTIONS(new Kernel(6), 1.0);

    private final Kernel kernel;
    private final double reach;

    Policy(Kernel kernel, double reach) {
        this.kernel = kernel;
        this.reach = reach;
    }

    Kernel kernel() {
        return kernel;
    }

    /** What a rating says: word for word about its own question; about others as far as it is not noise. */
    RatingScale scale(Baseline baseline) {
        return switch (this) {
            case SAME_QUESTION -> baseline.asGiven();
            case SIMILAR_QUESTIONS -> baseline.asTruth();
        };
    }

    /** The furthest a passage moves, as a share of the span between the best and the last candidate. */
    public double reach() {
        return reach;
    }

    /** What an opinion, the sum of weighted standard scores of ratings, moves: never more than {@link #reach}. */
    double shift(double opinion) {
        return reach * Math.clamp(opinion, -1.0, 1.0);
    }
}
