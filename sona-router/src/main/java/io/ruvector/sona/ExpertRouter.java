package io.ruvector.sona;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Layer 2: the ridge over random features combined with similarity to stored examples, for the routes whose means are
 * nearest. Immutable; thread-safe.
 *
 * <p>Similarity of a route is the mean of (a) the chance-corrected cosine to the mean of its good examples, which is
 * strong from the first examples on (nearest class mean), and (b) the agreement of its three nearest examples. A route
 * that the ridge has seen scores {@code (ridge + similarity) / 2}, any other {@code similarity}; a route without
 * examples is compared by its description. Ratings near the text correct both ({@link RatingKernel}), and both are scaled by
 * the route's recent health. Confidence is a logistic
 * function of score and lead whose constants were fitted on the validation part of CLINC150 with a quarter of
 * out-of-scope texts, over two embedding models and 1 to 100 examples a route.
 *
 * <p>A route that the ridge has not seen wins over one that it has when it is the more similar of the two and confident
 * by itself.
 */
final class ExpertRouter {

    private static final int LONGLIST = 32;
    private static final int SHORTLIST = 10;
    private static final double KNN = 0.5;
    private static final double RIDGE = 0.5;

    private final List<RouteState> routes;
    private final SimilarityScale scale;
    private final RandomFeatures features;
    private final double unknownBelow;
    /** How far ratings can be trusted, in [0, 1]. */
    private final double ratings;
    /** Model version up to which the ridge knows the examples. */
    private final long consolidated;

    private final VectorBlocks means;
    private final @Nullable RidgeWeights ridge;
    /** Column of each route in the ridge, -1 for none. */
    private final int[] ridgeColumn;

    ExpertRouter(
            List<RouteState> routes,
            SimilarityScale scale,
            RandomFeatures features,
            @Nullable RidgeWeights ridge,
            long consolidated,
            double unknownBelow,
            double ratings) {
        this.routes = routes;
        this.scale = scale;
        this.features = features;
        this.ridge = ridge;
        this.unknownBelow = unknownBelow;
        this.ratings = ratings;
        this.consolidated = consolidated;
        int dimension = routes.isEmpty() ? 0 : routes.getFirst().description().length;
        this.means =
                VectorBlocks.of(dimension, routes.stream().map(RouteState::mean).toList());
        this.ridgeColumn = new int[routes.size()];
        Map<String, Integer> columns = new HashMap<>();
        if (ridge != null) {
            for (int c = 0; c < ridge.routeIds().size(); c++) {
                columns.put(ridge.routeIds().get(c), c);
            }
        }
        for (int r = 0; r < routes.size(); r++) {
            ridgeColumn[r] = columns.getOrDefault(routes.get(r).route().id(), -1);
        }
    }

    private ExpertRouter(ExpertRouter before, List<RouteState> routes, VectorBlocks means, double ratings) {
        this.routes = routes;
        this.scale = before.scale;
        this.features = before.features;
        this.ridge = before.ridge;
        this.unknownBelow = before.unknownBelow;
        this.consolidated = before.consolidated;
        this.ridgeColumn = before.ridgeColumn;
        this.means = means;
        this.ratings = ratings;
    }

    /** The same with what one route learned. */
    ExpertRouter with(List<RouteState> changedRoutes, int changed) {
        VectorBlocks changedMeans =
                means.with(changed, List.of(changedRoutes.get(changed).mean()));
        return new ExpertRouter(this, changedRoutes, changedMeans, ratings);
    }

    /** The same trusting ratings more or less. */
    ExpertRouter trusting(double otherRatings) {
        return new ExpertRouter(this, routes, means, otherRatings);
    }

    /** The best route with its confidence, whether or not that suffices; empty without routes. */
    Optional<RouteMatch> match(float[] embedding) {
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        float[] toMean = means.dots(embedding);
        float[] x = ridge == null ? new float[0] : features.of(embedding);
        List<Candidate> seen = new ArrayList<>();
        List<Candidate> unseen = new ArrayList<>();
        for (int r : nearest(toMean)) {
            double mean = scale.corrected(toMean[r]);
            if (ridge != null && ridgeColumn[r] >= 0) {
                double ridgeScore = ridge.score(ridgeColumn[r], x);
                seen.add(new Candidate(r, ridgeScore, mean, (ridgeScore + mean) / 2));
            } else {
                unseen.add(new Candidate(r, 0, mean, mean));
            }
        }
        Optional<Scored> known = best(seen, embedding, true);
        Optional<Scored> fresh = best(unseen, embedding, false);
        if (known.isEmpty() || fresh.isEmpty()) {
            return known.or(() -> fresh).map(Scored::match);
        }
        boolean freshWins = fresh.get().similarity() > known.get().similarity()
                && fresh.get().match().confidence() >= unknownBelow;
        return Optional.of((freshWins ? fresh : known).get().match());
    }

    /** The routes whose means are nearest, at most {@value #LONGLIST}, in their order. */
    private int[] nearest(float[] toMean) {
        int all = routes.size();
        float least = Float.NEGATIVE_INFINITY;
        if (all > LONGLIST) {
            float[] sorted = Arrays.copyOf(toMean, all);
            Arrays.sort(sorted);
            least = sorted[all - LONGLIST];
        }
        float bound = least;
        return IntStream.range(0, all).filter(r -> toMean[r] >= bound).toArray();
    }

    private Optional<Scored> best(List<Candidate> candidates, float[] embedding, boolean withRidge) {
        candidates.sort(Comparator.comparingDouble(Candidate::rough).reversed());
        List<Candidate> shortlist = candidates.subList(0, Math.min(SHORTLIST, candidates.size()));
        double[] similarities = new double[shortlist.size()];
        double[] priors = new double[shortlist.size()];
        RatingKernel kernel = new RatingKernel(scale, consolidated, ratings, shortlist.size());
        for (int i = 0; i < priors.length; i++) {
            Candidate candidate = shortlist.get(i);
            RouteMemory memory = routes.get(candidate.index()).memory();
            float[] cosines = memory.dots(embedding);
            kernel.add(i, memory.examples(), cosines);
            similarities[i] = memory.isEmpty()
                    ? candidate.mean()
                    : (1 - KNN) * candidate.mean() + KNN * memory.nearestAgreement(cosines, scale, ratings);
            priors[i] = withRidge ? RIDGE * candidate.ridge() + (1 - RIDGE) * similarities[i] : similarities[i];
        }
        int first = -1;
        double highest = 0;
        double second = 0;
        for (int i = 0; i < priors.length; i++) {
            double score = kernel.corrected(i, priors[i])
                    * (1 - ratings * (1 - routes.get(shortlist.get(i).index()).trust()));
            if (first < 0 || score > highest) {
                second = first < 0 ? second : Math.max(second, highest);
                first = i;
                highest = score;
            } else {
                second = Math.max(second, score);
            }
        }
        if (first < 0) {
            return Optional.empty();
        }
        RouteState state = routes.get(shortlist.get(first).index());
        double lead = highest - second;
        double confidence = withRidge
                ? logistic(14.0 * highest + 4.0 * Math.min(1, lead) - 6.0)
                : logistic(7.9 * highest + 13.6 * Math.min(1, lead) - 4.45);
        String basis = withRidge ? "ridge and examples" : basis(state);
        return Optional.of(
                new Scored(new RouteMatch(state.route(), confidence, basis, highest, lead), similarities[first]));
    }

    private static String basis(RouteState state) {
        return state.memory().isEmpty() ? "description" : "examples";
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private record Candidate(int index, double ridge, double mean, double rough) {}

    private record Scored(RouteMatch match, double similarity) {}
}
