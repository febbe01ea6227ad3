package io.ruvector.causal;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Control of the false discovery rate over many tests whatever their dependence (Benjamini and Yekutieli 2001, theorem
 * 1.3). Pairs of one scope share outcomes and episodes, so their tests are dependent in a way nobody knows, and the
 * correction for independent tests (Benjamini and Hochberg 1995) would not be a promise.
 */
final class BenjaminiYekutieli {

    private BenjaminiYekutieli() {}

    /** Adjusted p-values (q-values) in the order given: rejecting {@code q <= alpha} keeps the rate at alpha. */
    static double[] adjust(double[] pValues) {
        int m = pValues.length;
        double harmonic = IntStream.rangeClosed(1, m).mapToDouble(i -> 1.0 / i).sum();
        int[] byP = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] q = new double[m];
        double smallest = 1.0;
        for (int rank = m; rank >= 1; rank--) {
            int i = byP[rank - 1];
            smallest = Math.min(smallest, pValues[i] * m * harmonic / rank);
            q[i] = smallest;
        }
        return q;
    }
}
