package io.ruvector.skill;

/**
 * The most extreme 2×2 table, by Fisher's exact test.
 *
 * <p>Given {@code total} trials of which {@code successes} succeeded and {@code with} had the cause, the number of successes
 * with the cause is hypergeometric when the cause does nothing (Fisher 1935).
 */
final class FisherTest {

    private FisherTest() {}

    /** The least p-value that these margins can give, whatever the outcomes: Tarone's (1990) bound. */
    static double leastPValue(int total, int successes, int with) {
        return Math.exp(logProbability(total, successes, with, Math.min(with, successes)));
    }

    private static double logProbability(int total, int successes, int with, int successesWith) {
        int failuresWith = with - successesWith;
        int failures = total - successes;
        if (failuresWith > failures) {
            return Double.NEGATIVE_INFINITY;
        }
        return logChoose(successes, successesWith) + logChoose(failures, failuresWith) - logChoose(total, with);
    }

    private static double logChoose(int n, int k) {
        return RegularizedBeta.logGamma(n + 1.0)
                - RegularizedBeta.logGamma(k + 1.0)
                - RegularizedBeta.logGamma(n - k + 1.0);
    }
}
