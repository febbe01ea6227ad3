package io.ruvector.sona;

import io.ruvector.vector.VectorMath;
import java.util.List;

/**
 * Solution of the ridge: one row of weights per route it has seen. Immutable; thread-safe.
 *
 * @param routeIds ids of the routes, in the order of the rows
 * @param weights rows one after the other, as many numbers each as there are features; never written
 */
record RidgeWeights(List<String> routeIds, float[] weights) {

    /** Score of each route, near 1 where the route's examples lie and near 0 elsewhere. */
    float[] scores(float[] features) {
        float[] scores = new float[routeIds.size()];
        for (int r = 0; r < scores.length; r++) {
            scores[r] = score(r, features);
        }
        return scores;
    }

    /** Score of one route. */
    float score(int row, float[] features) {
        return VectorMath.dot(features, weights, row * features.length);
    }
}
