package io.ruvector.rag.evaluation;

import io.ruvector.store.InvalidInputException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mean over questions with its 95 % interval by the percentile bootstrap (Efron, 1979; 2,000 resamples).
 *
 * @param mean the mean of the sample
 * @param low the 2.5 % quantile of the resampled means
 * @param high the 97.5 % quantile
 */
public record MeanInterval(double mean, double low, double high) {
    private static final int RESAMPLES = 2_000;

    /**
     * The mean of values.
     *
     * @param values at least one
     * @param seed the same seed gives the same interval
     */
    public static MeanInterval of(double[] values, long seed) {
        if (values.length == 0) {
            throw new InvalidInputException("values", values.length, "at least one");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[r] = sum / values.length;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(values).average().orElseThrow();
        return new MeanInterval(mean, means[(int) (0.025 * RESAMPLES)], means[(int) (0.975 * RESAMPLES) - 1]);
    }
}
