package io.ruvector.examples.team;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A mean with its 95 % percentile bootstrap interval (Efron, 1979), 10,000 resamples of a fixed seed.
 *
 * @param mean of the values
 * @param low lower end
 * @param high upper end
 */
record Interval(double mean, double low, double high) {

    private static final int RESAMPLES = 10_000;

    static Interval of(double[] values) {
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[r] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(
                Arrays.stream(values).average().orElseThrow(),
                means[(int) (RESAMPLES * 0.025)],
                means[(int) (RESAMPLES * 0.975) - 1]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.2f [%+.2f, %+.2f]", mean, low, high);
    }
}
