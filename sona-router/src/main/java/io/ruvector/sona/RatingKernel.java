package io.ruvector.sona;

import java.util.List;

/**
 * Corrects the scores of routes by ratings of similar texts, and by what was taught since the last consolidation: a kernel
 * estimate (Nadaraya and Watson 1964) of how well each route serves near the text, with the score as its prior. One right
 * route is assumed, so that a good rating of one route counts a little against the others. A bad rating reaches farther
 * than a good one: a new kind of text is tried on another route after few failures, and stays where it succeeded.
 *
 * <p>Where the consolidated examples lie near, the score knows the place and counts beside the estimate; elsewhere, as when
 * requests drift, the estimate decides. Without a rating near, the score stays as it is. Not thread-safe.
 *
 * <p>The constants were chosen on drifting streams of the training part of CLINC150, measured on its validation part.
 */
final class RatingKernel {

    private static final double GOOD_WIDTH = 0.07;
    private static final double BAD_WIDTH = 0.1;
    private static final double OTHERS_SHARE = 0.1;
    private static final double PRIOR = 0.005;
    private static final double SCORE_SHARE = 8;
    private static final double NEAR_ENOUGH = 2;
    /** Below it a kernel is less than a thousandth. */
    private static final double FARTHEST = 0.3;

    private final SimilarityScale scale;
    private final double ratings;
    private final long consolidated;
    private final double[] good;
    private final double[] bad;
    private double allGood;
    private double known;

    /**
     * A kernel without evidence.
     *
     * @param scale chance correction of cosines
     * @param consolidated model version up to which the scores know the examples
     * @param ratings how far ratings can be trusted, in [0, 1]
     * @param routes number of routes
     */
    RatingKernel(SimilarityScale scale, long consolidated, double ratings, int routes) {
        this.scale = scale;
        this.ratings = ratings;
        this.consolidated = consolidated;
        this.good = new double[routes];
        this.bad = new double[routes];
    }

    /** Takes in the examples of one route, with their cosines to the text. */
    void add(int route, List<RatedExample> examples, float[] cosines) {
        for (int i = 0; i < cosines.length; i++) {
            double similarity = scale.corrected(cosines[i]);
            if (similarity > FARTHEST) {
                RatedExample e = examples.get(i);
                boolean contained = e.version() <= consolidated;
                double weight = Math.exp((similarity - 1) / GOOD_WIDTH);
                known += contained ? weight : 0;
                if (e.feedback() || !contained) {
                    good[route] += Math.max(0, e.quality()) * weight;
                    bad[route] += e.quality() < 0 ? -e.quality() * Math.exp((similarity - 1) / BAD_WIDTH) : 0;
                }
            }
        }
        allGood += good[route];
    }

    /** A route's score, once the examples of all routes were added. */
    double corrected(int route, double score) {
        double against = bad[route] + OTHERS_SHARE * (allGood - good[route]);
        double estimate = (PRIOR * score + good[route] - against) / (PRIOR + good[route] + against);
        double share = SCORE_SHARE * known / (known + NEAR_ENOUGH);
        return (1 - ratings) * score + ratings * (estimate + share * score) / (1 + share);
    }
}
