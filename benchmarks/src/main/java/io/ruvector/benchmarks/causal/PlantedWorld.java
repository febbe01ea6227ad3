package io.ruvector.benchmarks.causal;

import io.ruvector.causal.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A world whose effect is known: what is true of each situation, and what of it is recorded.
 *
 * @param name in tables
 * @param effect the average effect over all situations
 * @param situations how situations are drawn
 * @param recordsContext whether the confounders are recorded
 * @param logsPropensity whether the probability of the choice is recorded
 */
public record PlantedWorld(
        String name, double effect, Situations situations, boolean recordsContext, boolean logsPropensity) {

    /** Draws one situation after the other. */
    @FunctionalInterface
    public interface Situations {
        /** The next situation. */
        Situation draw(RandomGenerator random);
    }

    /**
     * One situation.
     *
     * @param context the confounders: name, value, name, value
     * @param propensity probability that the cause is chosen
     * @param without the outcome without the cause
     * @param with the outcome with it
     */
    public record Situation(List<Object> context, double propensity, double without, double with) {}

    /** The same world with something else recorded. */
    public PlantedWorld recording(String suffix, boolean context, boolean propensity) {
        return new PlantedWorld(name + suffix, effect, situations, context, propensity);
    }

    /** Observations of this world. */
    public List<Observation> draw(int n, long seed) {
        RandomGenerator random = new Random(seed);
        List<Observation> observations = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Situation now = situations.draw(random);
            boolean treated = random.nextDouble() < now.propensity();
            Observation.Builder builder = Observation.builder("plan-first", "success", "world")
                    .id(seed + "-" + i)
                    .treated(treated)
                    .outcome(treated ? now.with() : now.without());
            if (recordsContext) {
                for (int c = 0; c < now.context().size(); c += 2) {
                    builder.context(
                            now.context().get(c).toString(),
                            now.context().get(c + 1).toString());
                }
            }
            if (logsPropensity) {
                builder.propensity(now.propensity());
            }
            observations.add(builder.build());
        }
        return observations;
    }

    /** The control: difference of the two means, whoever chose. */
    public static double naiveDifference(List<Observation> observations) {
        return mean(observations, true) - mean(observations, false);
    }

    private static double mean(List<Observation> observations, boolean arm) {
        return observations.stream()
                .filter(o -> o.treated() == arm)
                .mapToDouble(Observation::outcome)
                .average()
                .orElse(0);
    }
}
