package io.ruvector.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Percentile bootstrap of a mean over queries (Efron, 1979), 95 %. */
public final class Bootstrap {
    /** The seed of every interval, printed beside them. */
    public static final long SEED = 42;

    private static final int RESAMPLES = 2000;

    private Bootstrap() {}

    /**
     * A mean and its interval.
     *
     * @param mean the mean of the sample
     * @param low the 2.5 % quantile of the resampled means
     * @param high the 97.5 % quantile
     */
    public record Interval(double mean, double low, double high) {}

    /**
     * The mean of values.
     *
     * @param values at least one
     * @return mean and interval
     */
    public static Interval mean(List<Double> values) {
        return meanOfGroups(values, values.stream().map(value -> "").toList());
    }

    /**
     * The mean of the groups' means; queries are resampled within their group.
     *
     * @param values at least one
     * @param groups the group of each value
     * @return mean and interval
     */
    public static Interval meanOfGroups(List<Double> values, List<String> groups) {
        Map<String, double[]> byGroup = new TreeMap<>(IntStream.range(0, values.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        groups::get,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                indices -> indices.stream()
                                        .mapToDouble(values::get)
                                        .toArray()))));
        double mean = byGroup.values().stream()
                .mapToDouble(group -> Arrays.stream(group).average().orElseThrow())
                .average()
                .orElseThrow();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            means[r] = byGroup.values().stream()
                    .mapToDouble(group -> resampledMean(group, random))
                    .average()
                    .orElseThrow();
        }
        Arrays.sort(means);
        return new Interval(mean, means[(int) (0.025 * RESAMPLES)], means[(int) (0.975 * RESAMPLES) - 1]);
    }

    private static double resampledMean(double[] values, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }
}
