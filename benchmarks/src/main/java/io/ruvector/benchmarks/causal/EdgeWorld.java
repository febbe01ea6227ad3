package io.ruvector.benchmarks.causal;

import io.ruvector.causal.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Many causes of one outcome, of which some work. Every cause is confounded: hard tasks, which fail more often, get it
 * more or less often, so that idle causes look harmful or helpful.
 *
 * @param pairs how many causes
 * @param real how many of them, the first, have an effect
 * @param effect of a real one, half of them upwards and half downwards
 * @param least fewest observations of a cause
 * @param most most observations of a cause
 */
public record EdgeWorld(int pairs, int real, double effect, int least, int most) {

    /** The observations of each cause; the confounder is recorded, and for every other cause the propensity. */
    public List<List<Observation>> draw(long seed) {
        RandomGenerator random = new Random(seed);
        List<List<Observation>> all = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            all.add(pair(pair, least + random.nextInt(most - least + 1), random));
        }
        return all;
    }

    /** Whether a cause of this name works. */
    public boolean works(String cause) {
        return cause.startsWith("real");
    }

    private List<Observation> pair(int pair, int n, RandomGenerator random) {
        double change = pair < real ? (pair % 2 == 0 ? effect : -effect) : 0;
        double level = 0.1 + 0.3 * random.nextDouble();
        double harder = 0.2 + 0.2 * random.nextDouble();
        double easyShare = 0.2 + 0.3 * random.nextDouble();
        double hardShare = random.nextBoolean() ? easyShare + 0.35 : Math.max(0.1, easyShare - 0.3);
        boolean logged = pair % 2 == 0;
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean hard = random.nextBoolean();
            double propensity = hard ? hardShare : easyShare;
            boolean treated = random.nextDouble() < propensity;
            double success = level + (hard ? 0 : harder) + (change < 0 ? -change : 0) + (treated ? change : 0);
            Observation.Builder builder = Observation.builder((pair < real ? "real-" : "idle-") + pair, "success", "w")
                    .id(pair + "-" + i)
                    .treated(treated)
                    .outcome(random.nextDouble() < Math.min(1, success) ? 1 : 0)
                    .context("hard", String.valueOf(hard));
            if (logged) {
                builder.propensity(propensity);
            }
            observations.add(builder.build());
        }
        return observations;
    }
}
