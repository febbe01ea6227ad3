package io.ruvector.benchmarks.ann;

import java.util.List;
import java.util.stream.LongStream;

/** Order statistics by nearest rank. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The value that a share of all values does not exceed.
     *
     * @param values at least one
     * @param share from 0 to 1
     * @return the smallest such value
     */
    public static long of(LongStream values, double share) {
        long[] sorted = values.sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /**
     * The median; of an even number of values the mean of the middle two.
     *
     * @param values at least one
     * @return the median
     */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
