package io.ruvector.sona;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest examples of one route. Everything that a route knows by itself (prototypes, mean, health) is a function of
 * these, so a reopened store and a store that forgot an example are the same as one that never closed or never saw it.
 * Immutable; thread-safe.
 *
 * <p>The embeddings stand in a ring of columns, so that one more example writes one column; what is computed from them
 * does not depend on where in the ring they stand.
 */
final class RouteMemory {

    private static final int NEAREST = 3;
    private static final int VOTERS = 24;
    private static final int RECENT = 64;

    private final int dimension;
    private final int capacity;
    private final List<RatedExample> newestLast;
    private final ColumnBlocks columns;
    /** Column of the oldest example. */
    private final int first;

    private final ExactMean sum;

    RouteMemory(int dimension, int capacity, List<RatedExample> newestLast) {
        this.dimension = dimension;
        this.capacity = capacity;
        this.newestLast = newest(newestLast, capacity);
        this.columns = ColumnBlocks.of(
                dimension, this.newestLast.stream().map(RatedExample::embedding).toList());
        this.first = 0;
        this.sum = ExactMean.of(dimension, this.newestLast);
    }

    private RouteMemory(RouteMemory before, RatedExample added) {
        this.dimension = before.dimension;
        this.capacity = before.capacity;
        boolean full = before.newestLast.size() == capacity;
        List<RatedExample> all = new ArrayList<>(before.newestLast.size() + 1);
        all.addAll(full ? before.newestLast.subList(1, capacity) : before.newestLast);
        all.add(added);
        this.newestLast = List.copyOf(all);
        int column = (before.first + before.newestLast.size()) % capacity;
        this.columns = before.columns.with(column, List.of(added.embedding()));
        this.first = full ? (before.first + 1) % capacity : before.first;
        this.sum = full ? before.sum.replacing(before.newestLast.getFirst(), added) : before.sum.plus(added);
    }

    private static List<RatedExample> newest(List<RatedExample> newestLast, int capacity) {
        return List.copyOf(newestLast.subList(Math.max(0, newestLast.size() - capacity), newestLast.size()));
    }

    RouteMemory plus(List<RatedExample> examples) {
        if (examples.size() == 1) {
            return new RouteMemory(this, examples.getFirst());
        }
        List<RatedExample> all = new ArrayList<>(newestLast);
        all.addAll(examples);
        return new RouteMemory(dimension, capacity, all);
    }

    /** The newest of these examples in a space of layer 1. */
    RouteMemory in(PatternSpace space, int fewer) {
        return new RouteMemory(
                dimension,
                fewer,
                newest(newestLast, fewer).stream().map(space::of).toList());
    }

    int capacity() {
        return capacity;
    }

    List<RatedExample> examples() {
        return newestLast;
    }

    boolean isEmpty() {
        return newestLast.isEmpty();
    }

    /** Dot products with the examples, in their order. */
    float[] dots(float[] vector) {
        float[] ring = columns.dots(vector);
        float[] dots = new float[newestLast.size()];
        int toEnd = Math.min(dots.length, capacity - first);
        System.arraycopy(ring, first, dots, 0, toEnd);
        System.arraycopy(ring, 0, dots, toEnd, dots.length - toEnd);
        return dots;
    }

    /**
     * Mean of similarity times quality over the three nearest examples, so that a bad rating of a near text counts
     * against the route.
     */
    double nearestAgreement(float[] cosines, SimilarityScale scale) {
        double agreement = 0;
        int taken = 0;
        for (; taken < NEAREST && taken < cosines.length; taken++) {
            int best = 0;
            for (int i = 1; i < cosines.length; i++) {
                // Of examples with the same text, the newest counts.
                if (cosines[i] >= cosines[best]) {
                    best = i;
                }
            }
            agreement += scale.corrected(cosines[best]) * newestLast.get(best).quality();
            cosines[best] = Float.NEGATIVE_INFINITY;
        }
        return taken == 0 ? 0 : agreement / taken;
    }

    /** Width of the kernel, and weight of the prior. */
    private static final double TAU = 0.15;

    private static final double KAPPA = 0.2;

    /**
     * A score of the route corrected by what came since the ridge was solved: a kernel estimate of the quality near the
     * text, with the score as its prior.
     *
     * @param score of everything until the consolidation
     * @param cosines with the examples
     * @param consolidated model version up to which the score knows the examples
     */
    double corrected(double score, float[] cosines, SimilarityScale scale, long consolidated) {
        double weights = KAPPA;
        double sum = KAPPA * score;
        for (int i = newestLast.size() - 1; i >= 0 && newestLast.get(i).version() > consolidated; i--) {
            double weight = Math.exp((scale.corrected(cosines[i]) - 1) / TAU);
            weights += weight;
            sum += weight * newestLast.get(i).quality();
        }
        return sum / weights;
    }

    /** Mean quality of the {@value #VOTERS} nearest examples, with one of quality 0 beside them; 0 without any. */
    double nearestQuality(float[] vector) {
        float[] cosines = dots(vector);
        double quality = 0;
        int taken = 0;
        for (; taken < VOTERS && taken < cosines.length; taken++) {
            int best = 0;
            for (int i = 1; i < cosines.length; i++) {
                if (cosines[i] >= cosines[best]) {
                    best = i;
                }
            }
            quality += newestLast.get(best).quality();
            cosines[best] = Float.NEGATIVE_INFINITY;
        }
        return quality / (taken + 1);
    }

    /** Unit mean of the good examples, or zeros where there is none. */
    float[] mean() {
        return sum.unit();
    }

    boolean hasGoodExample() {
        return sum.examples() > 0;
    }

    /**
     * Share of good among the last {@value #RECENT} ratings, each newer one counting a ninth more, with two good ones
     * assumed; 1 for a route that was never rated.
     */
    double health() {
        double good = 0;
        double bad = 0;
        for (RatedExample e : newest(newestLast, RECENT)) {
            if (e.feedback()) {
                good = 0.9 * good + Math.max(0, e.quality());
                bad = 0.9 * bad + Math.max(0, -e.quality());
            }
        }
        return (good + 2) / (good + bad + 2);
    }
}
