package io.ruvector.sona;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest examples of one route. Everything that a route knows by itself (prototypes, mean, health) is a function of
 * these, so a reopened store and a store that forgot an example are the same as one that never closed or never saw it.
 * Immutable; thread-safe.
 */
final class RouteMemory {

    private static final int NEAREST = 3;

    private final int dimension;
    private final int capacity;
    private final List<RatedExample> newestLast;
    /** Embeddings, dimension by dimension. */
    private final float[] columns;

    RouteMemory(int dimension, int capacity, List<RatedExample> newestLast) {
        this.dimension = dimension;
        this.capacity = capacity;
        int skip = Math.max(0, newestLast.size() - capacity);
        this.newestLast = List.copyOf(newestLast.subList(skip, newestLast.size()));
        int count = this.newestLast.size();
        this.columns = new float[dimension * count];
        for (int i = 0; i < count; i++) {
            UnitVectors.setColumn(columns, count, i, this.newestLast.get(i).embedding());
        }
    }

    RouteMemory plus(List<RatedExample> examples) {
        List<RatedExample> all = new ArrayList<>(newestLast);
        all.addAll(examples);
        return new RouteMemory(dimension, capacity, all);
    }

    RouteMemory in(PatternSpace space) {
        return new RouteMemory(
                dimension, capacity, newestLast.stream().map(space::of).toList());
    }

    List<RatedExample> examples() {
        return newestLast;
    }

    boolean isEmpty() {
        return newestLast.isEmpty();
    }

    float[] dots(float[] vector) {
        return UnitVectors.dots(vector, columns, newestLast.size());
    }

    /**
     * Mean of similarity times quality over the three nearest examples, so that a bad rating of a near text counts
     * against the route.
     */
    double nearestAgreement(float[] vector, SimilarityScale scale) {
        float[] cosines = dots(vector);
        double agreement = 0;
        int taken = 0;
        for (; taken < NEAREST && taken < cosines.length; taken++) {
            int best = 0;
            for (int i = 1; i < cosines.length; i++) {
                if (cosines[i] > cosines[best]) {
                    best = i;
                }
            }
            agreement += scale.corrected(cosines[best]) * newestLast.get(best).quality();
            cosines[best] = Float.NEGATIVE_INFINITY;
        }
        return taken == 0 ? 0 : agreement / taken;
    }

    /** Unit mean of the good examples, or zeros where there is none. */
    float[] mean() {
        float[] sum = new float[dimension];
        for (RatedExample e : newestLast) {
            if (e.quality() > 0) {
                UnitVectors.addScaled(e.quality(), e.embedding(), 0, sum);
            }
        }
        return UnitVectors.unit(sum);
    }

    boolean hasGoodExample() {
        return newestLast.stream().anyMatch(e -> e.quality() > 0);
    }

    /**
     * Share of good among the recent ratings, each newer one counting a ninth more, with two good ones assumed; 1 for a
     * route that was never rated.
     */
    double health() {
        double good = 0;
        double bad = 0;
        for (RatedExample e : newestLast) {
            if (e.feedback()) {
                good = 0.9 * good + Math.max(0, e.quality());
                bad = 0.9 * bad + Math.max(0, -e.quality());
            }
        }
        return (good + 2) / (good + bad + 2);
    }
}
