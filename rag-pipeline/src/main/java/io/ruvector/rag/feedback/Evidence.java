package io.ruvector.rag.feedback;

/**
 * How well a way of ranking foretold ratings that it had not seen. For each rated question it is the sum, over its rated
 * passages, of how far the way moves the passage times how far the rating lies from what is usual at the place shown: the
 * first-order change of the reward that the ratings measure. Without any truth in the ratings its mean is 0.
 *
 * @param questions rated questions that it has something to say about
 * @param z sum of the questions' values in standard errors; above 0 speaks for it
 * @param slope the same sum as a share of the moves' squares: how far ratings lie beyond the usual one, in their standard
 *     deviations, for each unit that the way moves
 */
public record Evidence(int questions, double z, double slope) {
    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(0, 0, 0);

    /**
     * Standard errors within which everything is chance. Two questions that rated the same passage foretell each other with one
     * product that is counted for both, so the true error is larger, up to 1.4 times, and one in eight random logs passes: with
     * a certainty that begins at 0, and so to no effect.
     */
    private static final double CHANCE = 1.645;

    private static final double ROUNDING = 1e-9;

    /**
     * How surely the way is right, from -1 (its opposite, surely) to 1: z less {@value #CHANCE}, towards 0, as a share of z. A
     * shrinkage by the signal's share (James and Stein, 1961) that lets evidence within {@value #CHANCE} standard errors count
     * nothing.
     */
    public double certainty() {
        return Math.abs(z) > CHANCE ? (z - Math.copySign(CHANCE, z)) / Math.abs(z) : 0;
    }

    /**
     * How far a single rating can be believed, in [0, 1]: the root of the slope, for noise enters it twice, by the ratings foretold
     * and by those that foretell.
     */
    public double truthfulness() {
        return Math.sqrt(Math.clamp(slope, 0.0, 1.0));
    }

    /** How far the way counts, in [0, 1]: its certainty times the truthfulness of ratings. */
    public double trust() {
        return Math.max(0, certainty()) * truthfulness();
    }

    /** Adds up values of questions. */
    static final class Sum {
        private final double spread;
        private int questions;
        private double sum;
        private double squares;
        private double squaredMoves;

        /** Sums of ratings with a standard deviation. */
        Sum(double spread) {
            this.spread = spread;
        }

        /** Takes in a question's value, and the sum of its squared moves. */
        void add(double value, double squaredMove) {
            if (Math.abs(value) > ROUNDING) {
                questions++;
                sum += value;
                squares += value * value;
                squaredMoves += squaredMove;
            }
        }

        Evidence evidence() {
            return questions == 0
                    ? NONE
                    : new Evidence(questions, sum / Math.sqrt(squares), sum / spread / squaredMoves);
        }
    }
}
