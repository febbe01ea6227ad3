package io.ruvector.sona;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Layer 2: the ridge over random features combined with similarity to stored examples. Immutable; thread-safe.
 *
 * <p>Similarity of a route is the mean of (a) the chance-corrected cosine to the mean of its good examples, which is
 * strong from the first examples on (nearest class mean), and (b) the agreement of its three nearest examples. A route
 * that the ridge has seen scores {@code (ridge + similarity) / 2}, any other {@code similarity}; a route without
 * examples is compared by its description. Both kinds are scaled by the route's recent health. Confidence is a logistic
 * function of score and lead whose constants were fitted on the validation part of CLINC150 with a quarter of
 * out-of-scope texts, over two embedding models and 1 to 100 examples a route.
 *
 * <p>A route that the ridge has not seen wins over one that it has when it is the more similar of the two and confident
 * by itself.
 */
final class ExpertRouter {

    private static final int SHORTLIST = 8;
    private static final double KNN = 0.5;
    private static final double RIDGE = 0.5;

    private final List<RouteState> routes;
    private final SimilarityScale scale;
    private final RandomFeatures features;
    private final double unknownBelow;
    /** Model version up to which the ridge knows the examples. */
    private final long consolidated;

    private final ColumnBlocks means;
    private final @Nullable RidgeWeights ridge;
    /** Column of each route in the ridge, -1 for none. */
    private final int[] ridgeColumn;

    ExpertRouter(
            List<RouteState> routes,
            SimilarityScale scale,
            RandomFeatures features,
            @Nullable RidgeWeights ridge,
            long consolidated,
            double unknownBelow) {
        this.routes = routes;
        this.scale = scale;
        this.features = features;
        this.ridge = ridge;
        this.unknownBelow = unknownBelow;
        this.consolidated = consolidated;
        int dimension = routes.isEmpty() ? 0 : routes.getFirst().description().length;
        this.means =
                ColumnBlocks.of(dimension, routes.stream().map(RouteState::mean).toList());
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

    private ExpertRouter(ExpertRouter before, List<RouteState> routes, int changed) {
        this.routes = routes;
        this.scale = before.scale;
        this.features = before.features;
        this.ridge = before.ridge;
        this.unknownBelow = before.unknownBelow;
        this.consolidated = before.consolidated;
        this.ridgeColumn = before.ridgeColumn;
        this.means = before.means.with(changed, List.of(routes.get(changed).mean()));
    }

    /** The same with what one route learned. */
    ExpertRouter with(List<RouteState> changedRoutes, int changed) {
        return new ExpertRouter(this, changedRoutes, changed);
    }

    /** The best route with its confidence, whether or not that suffices; empty without routes. */
    Optional<RouteMatch> match(float[] embedding) {
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        float[] toMean = means.dots(embedding);
        float[] ridgeScores = ridge == null ? new float[0] : ridge.scores(features.of(embedding));
        List<Candidate> seen = new ArrayList<>();
        List<Candidate> unseen = new ArrayList<>();
        for (int r = 0; r < routes.size(); r++) {
            double mean = scale.corrected(toMean[r]);
            if (ridgeColumn[r] >= 0) {
                double ridgeScore = ridgeScores[ridgeColumn[r]];
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

    private Optional<Scored> best(List<Candidate> candidates, float[] embedding, boolean withRidge) {
        Scored first = null;
        double second = 0;
        candidates.sort(Comparator.comparingDouble(Candidate::rough).reversed());
        for (Candidate candidate : candidates.subList(0, Math.min(SHORTLIST, candidates.size()))) {
            RouteState state = routes.get(candidate.index());
            float[] cosines = state.memory().dots(embedding);
            double similarity = state.memory().isEmpty()
                    ? candidate.mean()
                    : (1 - KNN) * candidate.mean() + KNN * state.memory().nearestAgreement(cosines.clone(), scale);
            double score = similarity;
            if (withRidge) {
                score = state.memory()
                        .corrected(RIDGE * candidate.ridge() + (1 - RIDGE) * similarity, cosines, scale, consolidated);
            }
            score *= state.trust();
            if (first == null || score > first.match().score()) {
                second = first == null ? second : Math.max(second, first.match().score());
                first = new Scored(
                        new RouteMatch(state.route(), 0, withRidge ? "ridge and examples" : basis(state), score, 0),
                        similarity);
            } else {
                second = Math.max(second, score);
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        RouteMatch match = first.match();
        double lead = match.score() - second;
        double confidence = withRidge
                ? logistic(14.0 * match.score() + 4.0 * Math.min(1, lead) - 6.0)
                : logistic(7.9 * match.score() + 13.6 * Math.min(1, lead) - 4.45);
        return Optional.of(new Scored(
                new RouteMatch(match.route(), confidence, match.basis(), match.score(), lead), first.similarity()));
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
