package io.ruvector.rag.feedback;

/**
 * The usual rating, over all and by the place at which a passage was shown. What a rating says is how far it lies from the
 * usual one: one bad rating among many says little, and a click on the first place, which is seen more often than the
 * others, says less than one further down (position bias: Joachims, Swaminathan, Schnabel, WSDM 2017).
 */
final class Baseline {
    private static final int PLACES = 20;
    private static final double PRIOR_RATINGS = 10;
    private static final double LEAST_VARIANCE = 0.01;

    private final double[] sums = new double[PLACES + 1];
    private final double[] counts = new double[PLACES + 1];
    private double squares;

    /** Adds the ratings of a question, or takes them away again with the sign -1. */
    void add(RatedQuestion question, int sign) {
        for (RatedPassage passage : question.passages()) {
            int place = Math.min(passage.rank() - 1, PLACES);
            sums[place] += sign * passage.rating();
            counts[place] += sign;
            squares += sign * passage.rating() * passage.rating();
        }
    }

    /** The usual rating; 0 counts for {@value #PRIOR_RATINGS} ratings more. */
    double overall() {
        double sum = 0;
        double count = PRIOR_RATINGS;
        for (int place = 0; place <= PLACES; place++) {
            sum += sums[place];
            count += counts[place];
        }
        return sum / count;
    }

    /**
     * The standard deviation of ratings, so that clicks, which are few and far between, say as much as ratings from -1 to 1;
     * {@value #PRIOR_RATINGS} ratings of -1 or 1 more count, so that it is never 0.
     */
    double spread() {
        double count = PRIOR_RATINGS;
        for (double at : counts) {
            count += at;
        }
        double usual = overall();
        return Math.sqrt(Math.max(LEAST_VARIANCE, (squares + PRIOR_RATINGS) / count - usual * usual));
    }

    /** The usual rating at each place, from 1 (index 0); few ratings draw it to the overall one. */
    double[] byPlace() {
        double overall = overall();
        double[] usual = new double[PLACES + 1];
        for (int place = 0; place <= PLACES; place++) {
            usual[place] = (sums[place] + PRIOR_RATINGS * overall) / (counts[place] + PRIOR_RATINGS);
        }
        return usual;
    }

    static double at(double[] byPlace, int rank) {
        return byPlace[Math.min(rank - 1, PLACES)];
    }
}
