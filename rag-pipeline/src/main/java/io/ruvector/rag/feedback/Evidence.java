package io.ruvector.rag.feedback;

/**
 * How well a way of ranking foretold ratings that it had not seen. For each rated question it is the sum, over its rated
 * passages, of how far the way moves the passage times how far the rating lies from what is usual at the place shown: the
 * first-order change of the reward that the ratings measure. Without any truth in the ratings its mean is 0.
 *
 * @param questions rated questions that it has something to say about
 * @param z sum of the questions' values in standard errors; above 0 speaks for it
 */
public record Evidence(int questions, double z) {
    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(0, 0);

    private static final double ALPHA = 0.05;
    private static final double TUNED_FOR = 10;
    private static final double NOTHING = 2;
    private static final double ROUNDING = 1e-9;

    /**
     * The z from which on the evidence counts as proof, however often one looks: the boundary of a one-sided normal-mixture
     * confidence sequence, 95 % over all times together (Robbins, 1970; Waudby-Smith et al., "Time-uniform central limit
     * theory and asymptotic confidence sequences", 2024).
     */
    public double proof() {
        double ratio = (questions + TUNED_FOR) / TUNED_FOR;
        return Math.sqrt((1 + TUNED_FOR / Math.max(1, questions)) * Math.log(ratio / (4 * ALPHA * ALPHA)));
    }

    /**
     * How far the way may be trusted: 1 - {@value #NOTHING} / z where z is above {@value #NOTHING}, else 0. A shrinkage by the
     * signal's share (James and Stein, 1961) that lets evidence within {@value #NOTHING} standard errors count nothing.
     */
    public double trust() {
        return questions > 0 && z > NOTHING ? 1 - NOTHING / z : 0;
    }

    /** Whether the evidence proves that the way is better. */
    public boolean speaksFor() {
        return questions > 0 && z >= proof();
    }

    /** Whether the evidence proves that the way is worse. */
    public boolean speaksAgainst() {
        return questions > 0 && z <= -proof();
    }

    /** Adds up values of questions. */
    static final class Sum {
        private int questions;
        private double sum;
        private double squares;

        void add(double value) {
            if (Math.abs(value) > ROUNDING) {
                questions++;
                sum += value;
                squares += value * value;
            }
        }

        Evidence evidence() {
            return questions == 0 ? NONE : new Evidence(questions, sum / Math.sqrt(squares));
        }
    }
}
