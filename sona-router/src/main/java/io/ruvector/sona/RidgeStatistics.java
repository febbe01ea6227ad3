package io.ruvector.sona;

import java.util.List;
import java.util.TreeMap;

/**
 * Sums from which the ridge is solved: the Gram matrix of the features and their sum per route, in whole steps, hence
 * exact. Not thread-safe.
 */
final class RidgeStatistics {

    /** Quality is counted in sixteenths. */
    static final int WEIGHT_STEPS = 16;

    private final int features;
    private final double[] gram;
    private final BatchAlgebra algebra;
    private final TreeMap<String, RouteSum> sums = new TreeMap<>();

    RidgeStatistics(int features, BatchAlgebra algebra) {
        this(features, new double[features * features], algebra);
    }

    RidgeStatistics(int features, double[] gram, BatchAlgebra algebra) {
        this.features = features;
        this.gram = gram;
        this.algebra = algebra;
    }

    static int weight(double quality) {
        return (int) Math.rint(quality * WEIGHT_STEPS);
    }

    void restore(RouteSum stored) {
        sums.put(stored.routeId(), stored);
    }

    /**
     * Adds examples, or takes them out again.
     *
     * @param batch features in whole steps with quality and route
     * @param sign 1 to add, -1 to take out
     */
    void apply(List<WeightedExample> batch, int sign) {
        List<WeightedExample> counted =
                batch.stream().filter(e -> weight(e.quality()) != 0).toList();
        for (WeightedExample e : counted) {
            RouteSum before = sums.getOrDefault(e.routeId(), new RouteSum(e.routeId(), 0, new double[features]));
            addScaled(sign * weight(e.quality()), e.steps(), 0, before.sum(), 0, features);
            RouteSum after = new RouteSum(e.routeId(), before.examples() + sign, before.sum());
            if (after.examples() == 0) {
                sums.remove(e.routeId());
            } else {
                sums.put(e.routeId(), after);
            }
        }
        double[][] rows = counted.stream().map(WeightedExample::steps).toArray(double[][]::new);
        double[] weights = counted.stream()
                .mapToDouble(e -> sign * Math.abs(weight(e.quality())))
                .toArray();
        algebra.addGram(features, rows, weights, gram);
    }

    private static void addScaled(double factor, double[] x, int from, double[] y, int to, int length) {
        for (int j = 0; j < length; j++) {
            y[to + j] += factor * x[from + j];
        }
    }

    /** Weights W of the ridge: (G + lambda I) W = S. */
    RidgeWeights solve(double lambda) {
        double[] a = gram.clone();
        double unit = (double) RandomFeatures.STEPS * RandomFeatures.STEPS * WEIGHT_STEPS;
        for (int i = 0; i < features; i++) {
            a[i * features + i] += lambda * unit;
        }
        List<String> ids = List.copyOf(sums.keySet());
        double[] b = new double[features * ids.size()];
        int column = 0;
        for (RouteSum route : sums.values()) {
            for (int i = 0; i < features; i++) {
                // The features are asked for in units, not steps, when routing.
                b[i * ids.size() + column] = route.sum()[i] * RandomFeatures.STEPS;
            }
            column++;
        }
        new Cholesky(features, a, algebra).solve(b, ids.size());
        float[] weights = new float[b.length];
        for (int i = 0; i < features; i++) {
            for (int route = 0; route < ids.size(); route++) {
                weights[route * features + i] = (float) b[i * ids.size() + route];
            }
        }
        return new RidgeWeights(ids, weights);
    }

    int features() {
        return features;
    }

    double[] gram() {
        return gram;
    }

    List<RouteSum> routeSums() {
        return List.copyOf(sums.values());
    }

    /** Features of one rated example. */
    record WeightedExample(String routeId, double quality, double[] steps) {}

    /** Number of examples and sum of the features of one route. */
    record RouteSum(String routeId, long examples, double[] sum) {}
}
