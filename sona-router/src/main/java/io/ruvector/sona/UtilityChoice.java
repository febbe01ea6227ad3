package io.ruvector.sona;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses by expected quality less weighted cost and latency. Immutable; thread-safe.
 *
 * <p>Expected quality is the mean of the closed-form model of the last consolidation and of the nearest ratings, which
 * know what came since; before the first consolidation it is the nearest ratings' alone.
 */
final class UtilityChoice {

    private static final double NEAREST_SHARE = 0.6;

    private final List<RouteState> routes;
    private final @Nullable QualityModel model;
    private final SimilarityScale scale;
    private final SonaOptions options;

    UtilityChoice(List<RouteState> routes, @Nullable QualityModel model, SimilarityScale scale, SonaOptions options) {
        this.routes = routes;
        this.model = model;
        this.scale = scale;
        this.options = options;
    }

    /** Expected quality in [-1, 1] of each route. */
    double[] expected(float[] embedding) {
        double[] expected = model == null ? new double[routes.size()] : model.expected(embedding, routes);
        for (int r = 0; r < expected.length; r++) {
            double nearest = routes.get(r).memory().nearestQuality(embedding, scale);
            expected[r] = model == null ? nearest : (1 - NEAREST_SHARE) * expected[r] + NEAREST_SHARE * nearest;
        }
        return expected;
    }

    Verdict decide(float[] embedding) {
        double[] expected = expected(embedding);
        int best = -1;
        double highest = 0;
        double second = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < expected.length; r++) {
            double utility = expected[r] - charge(routes.get(r).route());
            if (best < 0 || utility > highest) {
                second = best < 0 ? second : highest;
                best = r;
                highest = utility;
            } else {
                second = Math.max(second, utility);
            }
        }
        if (best < 0) {
            return new Verdict(RouteSource.UNKNOWN, Optional.empty(), 0, "no route was added");
        }
        Route route = routes.get(best).route();
        double confidence = (1 + expected[best]) / 2;
        String figures = String.format(
                Locale.ROOT,
                "utility: %s has %.3f, expected quality %.3f, ahead by %.3f",
                route.id(),
                highest,
                expected[best],
                expected.length == 1 ? 0 : highest - second);
        return confidence < options.unknownBelow()
                ? new Verdict(RouteSource.UNKNOWN, Optional.empty(), confidence, figures + "; too unlikely to serve")
                : new Verdict(RouteSource.EXPERT, Optional.of(route), confidence, figures);
    }

    private double charge(Route route) {
        return options.costWeight() * route.cost()
                + options.latencyWeight() * route.latency().toNanos() / 1e9;
    }
}
