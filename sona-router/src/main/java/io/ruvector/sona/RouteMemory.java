package io.ruvector.sona;

import io.ruvector.vector.VectorMath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest examples of one route. Everything that a route knows by itself (prototypes, mean, health) is a function of
 * these, so a reopened store and a store that forgot an example are the same as one that never closed or never saw it.
 * Immutable; thread-safe.
 *
 * <p>The embeddings stand in a ring, so that one more example writes one vector; what is computed from them
 * does not depend on where in the ring they stand.
 */
final class RouteMemory {

    private static final int NEAREST = 3;
    private static final double QUALITY_WIDTH = 0.1;
    private static final double QUALITY_PRIOR = 0.01;
    private static final int RECENT = 64;
    private static final int RATED = 32;
    private static final int LAG = 8;
    private static final double AGREEMENT_WIDTH = 0.2;

    private final int dimension;
    private final int capacity;
    private final List<RatedExample> newestLast;
    private final VectorBlocks ring;
    /** Place of the oldest example in the ring. */
    private final int first;

    private final ExactMean sum;
    /** Weighted sum and weights of {@link #agreement}, once somebody asked; every thread computes the same. */
    private volatile double @Nullable [] agreement;

    RouteMemory(int dimension, int capacity, List<RatedExample> newestLast) {
        this.dimension = dimension;
        this.capacity = capacity;
        this.newestLast = newest(newestLast, capacity);
        this.ring = VectorBlocks.of(
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
        int place = (before.first + before.newestLast.size()) % capacity;
        this.ring = before.ring.with(place, List.of(added.embedding()));
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
        float[] all = ring.dots(vector);
        float[] dots = new float[newestLast.size()];
        int toEnd = Math.min(dots.length, capacity - first);
        System.arraycopy(all, first, dots, 0, toEnd);
        System.arraycopy(all, 0, dots, toEnd, dots.length - toEnd);
        return dots;
    }

    /**
     * Mean of similarity times quality over the three nearest examples, so that a bad rating of a near text counts
     * against the route.
     *
     * @param ratings what a rating counts, where what was taught counts 1
     */
    double nearestAgreement(float[] cosines, SimilarityScale scale, double ratings) {
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
            RatedExample nearest = newestLast.get(best);
            agreement += scale.corrected(cosines[best]) * nearest.quality() * (nearest.feedback() ? ratings : 1);
            cosines[best] = Float.NEGATIVE_INFINITY;
        }
        return taken == 0 ? 0 : agreement / taken;
    }

    /**
     * Adds how far ratings of similar texts agree: products of qualities, weighted by similarity, over ratings that lie at
     * most {@value #LAG} apart among the route's last {@value #RATED}, so that a route that changed once still agrees with
     * itself.
     *
     * @param scale chance correction, the same at every call
     * @param tally receives the weighted sum and the weights
     */
    void addAgreement(SimilarityScale scale, double[] tally) {
        double[] own = agreement;
        if (own == null) {
            own = agreement(scale);
            agreement = own;
        }
        tally[0] += own[0];
        tally[1] += own[1];
    }

    private double[] agreement(SimilarityScale scale) {
        double[] tally = new double[2];
        List<RatedExample> rated = new ArrayList<>();
        for (int i = newestLast.size() - 1; i >= 0 && rated.size() < RATED; i--) {
            if (newestLast.get(i).feedback()) {
                rated.add(newestLast.get(i));
            }
        }
        for (int i = 0; i < rated.size(); i++) {
            for (int j = i + 1; j <= i + LAG && j < rated.size(); j++) {
                RatedExample a = rated.get(i);
                RatedExample b = rated.get(j);
                double cosine = VectorMath.dot(a.embedding(), b.embedding(), 0);
                double weight = Math.exp((scale.corrected(cosine) - 1) / AGREEMENT_WIDTH);
                tally[0] += weight * a.quality() * b.quality();
                tally[1] += weight * Math.abs(a.quality() * b.quality());
            }
        }
        return tally;
    }

    /** Kernel estimate (Nadaraya and Watson 1964) of the quality near a text, drawn a little to 0; 0 without examples. */
    double nearestQuality(float[] vector, SimilarityScale scale) {
        float[] cosines = dots(vector);
        double weights = QUALITY_PRIOR;
        double sum = 0;
        for (int i = 0; i < cosines.length; i++) {
            double weight = Math.exp((scale.corrected(cosines[i]) - 1) / QUALITY_WIDTH);
            weights += weight;
            sum += weight * newestLast.get(i).quality();
        }
        return sum / weights;
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
