package io.ruvector.rag.feedback;

import java.util.Arrays;

/**
 * The usual rating, over all and by the place at which a passage was shown. What a rating says is how far it lies from the
 * usual one: one bad rating among many says little, and a click on the first place, which is seen more often than the
 * others, says less than one further down (position bias: Joachims, Swaminathan, Schnabel, WSDM 2017).
 */
final class Baseline {
    /** Places 1 to 10, and one for all further ones. */
    static final int PLACES = 11;

    private static final double PRIOR_RATINGS = 10;
    private static final double LEAST_VARIANCE = 0.01;

    private final PlaceSums[] sums = PlaceSums.of(PLACES);

    /** The index of a place shown, from 1. */
    static int place(int rank) {
        return Math.min(rank, PLACES) - 1;
    }

    /** Adds the ratings of a question, or takes them away again with the sign -1. */
    void add(RatedQuestion question, int sign) {
        for (RatedPassage passage : question.passages()) {
            sums[place(passage.rank())].add(passage.rating(), sign);
        }
    }

    /** The usual rating; 0 counts for {@value #PRIOR_RATINGS} ratings more. */
    double overall() {
        double sum = 0;
        double count = PRIOR_RATINGS;
        for (PlaceSums at : sums) {
            sum += at.sum();
            count += at.count();
        }
        return sum / count;
    }

    /** The usual rating at each place, from 1 (index 0); few ratings draw it to the overall one. */
    double[] byPlace() {
        double overall = overall();
        return Arrays.stream(sums)
                .mapToDouble(at -> (at.sum() + PRIOR_RATINGS * overall) / (at.count() + PRIOR_RATINGS))
                .toArray();
    }

    /** The standard deviation of ratings; {@value #PRIOR_RATINGS} ratings of -1 or 1 more count, so that it is never 0. */
    double spread() {
        double usual = overall();
        double count = PRIOR_RATINGS;
        double squares = PRIOR_RATINGS;
        for (PlaceSums at : sums) {
            count += at.count();
            squares += at.squares();
        }
        return Math.sqrt(Math.max(LEAST_VARIANCE, squares / count - usual * usual));
    }

    /**
     * Each rating taken at its word: its distance from the usual one in standard deviations of ratings, so that clicks, which
     * are few and far between, say as much as ratings from -1 to 1.
     */
    RatingScale asGiven() {
        double usual = overall();
        double spread = spread();
        double[] offsets = new double[PLACES];
        double[] slopes = new double[PLACES];
        Arrays.fill(offsets, -usual / spread);
        Arrays.fill(slopes, 1 / spread);
        return new RatingScale(offsets, slopes);
    }

    /**
     * Each rating taken for what it tells of the rating that raters would agree on: drawn towards the usual one of its place as
     * far as ratings there are noise (Kelley's estimate of the true score, 1947). So a good rating at the first place, where
     * most are good, says more than one at the tenth, which may be a slip. Noise is taken to be the same at all places, so its
     * variance lies between 0 and the least that is found at any; the middle is taken.
     */
    RatingScale asTruth() {
        double usual = overall();
        double[] byPlace = byPlace();
        double noise = noise(byPlace);
        double[] offsets = new double[PLACES];
        double[] slopes = new double[PLACES];
        double count = PRIOR_RATINGS;
        double squares = PRIOR_RATINGS;
        for (int place = 0; place < PLACES; place++) {
            double variance = sums[place].variance(byPlace[place]);
            double reliability = variance > noise ? (variance - noise) / variance : 0;
            offsets[place] = byPlace[place] * (1 - reliability) - usual;
            slopes[place] = reliability;
            double level = byPlace[place] - usual;
            count += sums[place].count();
            squares += sums[place].count() * (level * level + reliability * reliability * variance);
        }
        double spread = Math.sqrt(Math.max(LEAST_VARIANCE, squares / count));
        for (int place = 0; place < PLACES; place++) {
            offsets[place] /= spread;
            slopes[place] /= spread;
        }
        return new RatingScale(offsets, slopes);
    }

    private double noise(double[] byPlace) {
        double least = Double.POSITIVE_INFINITY;
        for (int place = 0; place < PLACES; place++) {
            if (sums[place].count() > 0) {
                least = Math.min(least, sums[place].variance(byPlace[place]));
            }
        }
        return least / 2;
    }
}
