package io.ruvector.sona;

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

    /** Score of one route; eight sums, so that additions need not wait for each other. */
    float score(int row, float[] features) {
        int from = row * features.length;
        float[] sums = new float[8];
        int i = 0;
        for (; i + 8 <= features.length; i += 8) {
            for (int lane = 0; lane < 8; lane++) {
                sums[lane] += weights[from + i + lane] * features[i + lane];
            }
        }
        float score = 0;
        for (; i < features.length; i++) {
            score += weights[from + i] * features[i];
        }
        for (float sum : sums) {
            score += sum;
        }
        return score;
    }
}
