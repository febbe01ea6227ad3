package io.ruvector.rag.feedback;

/**
 * What a rating says: how far it lies from the usual one, in standard deviations. Linear in the rating for each place shown,
 * so that sums over ratings can be kept by place while the scale still moves.
 *
 * @param offsets by place, from 1 (index 0); the last stands for all further places
 * @param slopes by place likewise
 */
record RatingScale(double[] offsets, double[] slopes) {
    double of(int rank, double rating) {
        int place = Baseline.place(rank);
        return offsets[place] + slopes[place] * rating;
    }
}
