package io.ruvector.sona;

import io.ruvector.vector.VectorMath;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well each route can be expected to serve a text, from everything it was rated for. Immutable; thread-safe.
 *
 * @param features of the texts
 * @param routeIds routes rated until the last consolidation, in order
 * @param weights one row of weights for each; never written
 */
record QualityModel(RandomFeatures features, List<String> routeIds, float[][] weights) {

    /** Expected quality in [-1, 1] of each route of a list; 0 for one that was not rated by then. */
    double[] expected(float[] embedding, List<RouteState> routes) {
        float[] x = features.of(embedding);
        double[] expected = new double[routes.size()];
        for (int r = 0; r < expected.length; r++) {
            float @Nullable [] row = row(routes.get(r).route().id());
            expected[r] = row == null ? 0 : Math.clamp(VectorMath.dot(x, row, 0), -1, 1);
        }
        return expected;
    }

    private float @Nullable [] row(String routeId) {
        int index = java.util.Collections.binarySearch(routeIds, routeId);
        return index < 0 ? null : weights[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QualityModel model
                && routeIds.equals(model.routeIds)
                && Arrays.deepEquals(weights, model.weights);
    }

    @Override
    public int hashCode() {
        return 31 * routeIds.hashCode() + Arrays.deepHashCode(weights);
    }
}
