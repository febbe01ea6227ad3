package io.ruvector.causal;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Control of the false discovery rate over many tests (Benjamini and Hochberg 1995, step-up). */
final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /** Adjusted p-values (q-values) in the order given: rejecting {@code q <= alpha} keeps the rate at alpha. */
    static double[] adjust(double[] pValues) {
        int m = pValues.length;
        int[] byP = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] q = new double[m];
        double smallest = 1.0;
        for (int rank = m; rank >= 1; rank--) {
            int i = byP[rank - 1];
            smallest = Math.min(smallest, pValues[i] * m / rank);
            q[i] = smallest;
        }
        return q;
    }
}
