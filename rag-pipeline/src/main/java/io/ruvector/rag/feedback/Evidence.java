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

    private static final double NOTHING = 2;
    private static final double ROUNDING = 1e-9;

    /**
     * How far the way may be trusted, from -1 (its opposite, fully) to 1: z less {@value #NOTHING}, towards 0, as a share of z. A
     * shrinkage by the signal's share (James and Stein, 1961) that lets evidence within {@value #NOTHING} standard errors count
     * nothing.
     */
    public double trust() {
        return Math.abs(z) > NOTHING ? (z - Math.copySign(NOTHING, z)) / Math.abs(z) : 0;
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
