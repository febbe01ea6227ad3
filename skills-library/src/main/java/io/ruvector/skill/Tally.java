package io.ruvector.skill;

import io.ruvector.store.InvalidInputException;
import java.util.random.RandomGenerator;

/**
 * Counted trials.
 *
 * @param trials how often it was tried
 * @param successes how often it succeeded, at most {@code trials}
 * @param rewardSum the sum of the rewards, each in [0, 1], so at most {@code trials}
 */
public record Tally(long trials, long successes, double rewardSum) {

    /** No trials. */
    public static final Tally NONE = new Tally(0, 0, 0);

    /** Checks that the counts agree with each other. */
    public Tally {
        if (trials < 0 || successes < 0 || successes > trials) {
            throw new InvalidInputException("successes", successes, "0 to " + trials + " trials");
        }
        if (!(rewardSum >= 0 && rewardSum <= trials + 1e-9)) {
            throw new InvalidInputException("sum of rewards", rewardSum, "0 to " + trials);
        }
    }

    /** This tally with one more trial whose reward is in [0, 1]. */
    public Tally plus(boolean success, double reward) {
        if (!(reward >= 0 && reward <= 1)) {
            throw new InvalidInputException("reward", reward, "a number in [0, 1]");
        }
        return new Tally(trials + 1, successes + (success ? 1 : 0), rewardSum + reward);
    }

    /** Both tallies together. */
    public Tally plus(Tally other) {
        return new Tally(trials + other.trials, successes + other.successes, rewardSum + other.rewardSum);
    }

    /** The share of successes, in [0, 1]; 0 without trials. */
    public double rate() {
        return trials == 0 ? 0 : (double) successes / trials;
    }

    /** The mean reward, in [0, 1]; 0 without trials. */
    public double meanReward() {
        return trials == 0 ? 0 : rewardSum / trials;
    }

    /** A success rate drawn from the posterior under Jeffreys' prior, by inversion. */
    public double draw(RandomGenerator random) {
        return RegularizedBeta.inverse(random.nextDouble(), successes + 0.5, trials - successes + 0.5);
    }

    /** Where the success rate lies. */
    public CredibleInterval interval() {
        return CredibleInterval.of(successes, trials);
    }
}
