package io.ruvector.causal;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Augmented inverse propensity weighting (Robins, Rotnitzky and Zhao 1994) over the observations with a logged
 * propensity e. The estimate is the mean of
 *
 * <pre>psi_i = mu1(x) - mu0(x) + t (y - mu1(x)) / e - (1 - t) (y - mu0(x)) / (1 - e)</pre>
 *
 * <p>where the outcome model mu is the mean of the arm in the observation's own context, shrunk by one pseudo-count
 * towards the arm's overall mean and leaving observation i out. Leaving it out is what keeps the estimate unbiased when
 * a context holds a handful of observations. Everything is a polynomial of the stored sums, so no observation is read.
 *
 * <p>The variance is that of psi plus one pseudo-observation of the largest possible residual, so that ten outcomes that
 * happen to be equal do not give an interval of width 0.
 */
final class DoublyRobust {

    private static final double PRIOR_COUNT = 1;
    private static final double LARGEST_OUTCOME_VARIANCE = 0.25;

    private DoublyRobust() {}

    static Contrast estimate(List<StratumSums> strata) {
        ArmSums treated = new ArmSums();
        ArmSums untreated = new ArmSums();
        for (StratumSums stratum : strata) {
            treated.add(stratum.loggedTreated);
            untreated.add(stratum.loggedUntreated);
        }
        double priorTreated = shrunkMean(treated, 0.5);
        double priorUntreated = shrunkMean(untreated, 0.5);
        Moments psi = new Moments();
        for (StratumSums s : strata) {
            double mu1 = shrunkMean(s.loggedTreated, priorTreated);
            double mu0 = shrunkMean(s.loggedUntreated, priorUntreated);
            psi.addArm(s.loggedTreated, priorTreated, mu0, 1);
            psi.addArm(s.loggedUntreated, priorUntreated, mu1, -1);
        }
        long n = treated.count + untreated.count;
        double mean = psi.sum / n;
        double spread = Math.max(0, psi.sumOfSquares - n * mean * mean);
        double pseudo = LARGEST_OUTCOME_VARIANCE * (treated.ww + untreated.ww) / n;
        double standardError = Math.sqrt((spread + pseudo) / n / n);
        double degrees = Math.max(1, treated.effectiveCount() + untreated.effectiveCount() - 2);
        double nullError = Math.sqrt(nullSquares(strata) + pseudo) / n;
        return new Contrast(mean, standardError, nullError, degrees, n, overlap(strata, treated, untreated));
    }

    /** Sum of psi squared if the cause changed nothing: both arms of a context share one mean. */
    private static double nullSquares(List<StratumSums> strata) {
        double squares = 0;
        for (StratumSums s : strata) {
            ArmSums both = new ArmSums();
            both.add(s.loggedTreated);
            both.add(s.loggedUntreated);
            double mean = both.mean();
            double freedom = both.count > 1 ? both.count / (both.count - 1.0) : 1;
            squares += freedom * Math.max(0, both.wwyy - 2 * mean * both.wwy + mean * mean * both.ww);
        }
        return squares;
    }

    private static double shrunkMean(ArmSums arm, double prior) {
        return (arm.y + PRIOR_COUNT * prior) / (arm.count + PRIOR_COUNT);
    }

    private static Overlap overlap(List<StratumSums> strata, ArmSums treated, ArmSums untreated) {
        long comparable = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (StratumSums s : strata) {
            if (s.loggedTreated.count > 0 && s.loggedUntreated.count > 0) {
                comparable += s.loggedCount();
            }
            min = Math.min(min, s.minPropensity);
            max = Math.max(max, s.maxPropensity);
        }
        return new Overlap(
                (double) comparable / (treated.count + untreated.count),
                treated.effectiveCount(),
                untreated.effectiveCount(),
                OptionalDouble.of(min),
                OptionalDouble.of(max));
    }

    /** First two moments of psi, summed arm by arm. */
    private static final class Moments {

        double sum;
        double sumOfSquares;

        /**
         * Adds psi of every observation of one arm: {@code sign * (mu_own - mu_other + w (y - mu_own))} with the own
         * mean leaving the observation out, {@code mu_own = a - b y}; so psi is {@code c + p y + q w y - a w}.
         */
        void addArm(ArmSums arm, double prior, double otherMean, int sign) {
            if (arm.count == 0) {
                return;
            }
            double b = 1 / (arm.count - 1 + PRIOR_COUNT);
            double a = (arm.y + PRIOR_COUNT * prior) * b;
            double c = a - otherMean;
            double p = -b;
            double q = 1 + b;
            sum += sign * (c * arm.count + p * arm.y + q * arm.wy - a * arm.w);
            sumOfSquares += c * c * arm.count
                    + p * p * arm.yy
                    + q * q * arm.wwyy
                    + a * a * arm.ww
                    + 2 * c * (p * arm.y + q * arm.wy - a * arm.w)
                    + 2 * p * (q * arm.wyy - a * arm.wy)
                    - 2 * a * q * arm.wwy;
        }
    }
}
