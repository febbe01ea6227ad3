package io.ruvector.sona;

import java.util.List;

/**
 * Solution of the ridge: one column of weights per route it has seen. Immutable; thread-safe.
 *
 * @param routeIds ids of the routes, in the order of the columns
 * @param weights rows of features, {@code routeIds.size()} numbers each; never written
 */
record RidgeWeights(List<String> routeIds, float[] weights) {

    /** Score of each route, near 1 where the route's examples lie and near 0 elsewhere. */
    float[] scores(float[] features) {
        return UnitVectors.dots(features, weights, routeIds.size());
    }
}
