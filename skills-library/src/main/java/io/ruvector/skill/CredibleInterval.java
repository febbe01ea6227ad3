package io.ruvector.skill;

import io.ruvector.store.InvalidInputException;

/**
 * Where a success rate lies, given what was seen: the central 90 % of the posterior under Jeffreys' prior,
 * Beta(successes + ½, failures + ½) (Brown, Cai and DasGupta 2001). So the rate is above {@code lower} with 95 % probability.
 *
 * @param lower the 5 % point of the posterior, in [0, 1]
 * @param mean the posterior mean, in [0, 1]
 * @param upper the 95 % point of the posterior, in [0, 1]
 */
public record CredibleInterval(double lower, double mean, double upper) {

    private static final double TAIL = 0.05;

    /** The interval after the given trials; with none it is the prior's, 0.006 to 0.994. */
    public static CredibleInterval of(long successes, long trials) {
        if (successes < 0 || successes > trials) {
            throw new InvalidInputException("successes", successes, "0 to " + trials + " trials");
        }
        double a = successes + 0.5;
        double b = trials - successes + 0.5;
        return new CredibleInterval(
                RegularizedBeta.inverse(TAIL, a, b), a / (a + b), RegularizedBeta.inverse(1 - TAIL, a, b));
    }
}
