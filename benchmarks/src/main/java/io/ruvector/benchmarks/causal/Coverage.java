package io.ruvector.benchmarks.causal;

import io.ruvector.causal.CausalOptions;
import io.ruvector.causal.EffectEstimate;
import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.causal.EffectEstimator;
import io.ruvector.causal.Observation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How estimates of many replicates of one world lie around the truth.
 *
 * @param identified replicates with an effect
 * @param naive mean of the differences of the two means, the control
 * @param naiveWrongSign share of replicates whose naive difference has the wrong sign
 * @param bias mean of the estimates less the truth
 * @param deviation standard deviation of the estimates
 * @param early share of the first {@link #EARLY} intervals that hold the truth
 * @param covered share of all intervals that hold it
 */
public record Coverage(
        int identified,
        double naive,
        double naiveWrongSign,
        double bias,
        double deviation,
        double early,
        double covered) {

    /** Replicates that are also reported by themselves. */
    public static final int EARLY = 150;

    /** Draws and estimates replicates, on all processors; replicate r has the seed {@code 1,000,003 r + n}. */
    public static Coverage of(PlantedWorld world, int n, int replicates) {
        EffectEstimator estimator = new EffectEstimator(CausalOptions.DEFAULT);
        List<Replicate> all = IntStream.range(0, replicates)
                .parallel()
                .mapToObj(r -> replicate(estimator, world, n, 1_000_003L * r + n))
                .toList();
        List<Replicate> found = all.stream().filter(Replicate::identified).toList();
        double mean = found.stream().mapToDouble(Replicate::estimate).average().orElse(Double.NaN);
        double variance = found.stream()
                .mapToDouble(r -> (r.estimate - mean) * (r.estimate - mean))
                .average()
                .orElse(Double.NaN);
        return new Coverage(
                found.size(),
                all.stream().mapToDouble(Replicate::naive).average().orElseThrow(),
                share(all, r -> r.naive * world.effect() < 0),
                mean - world.effect(),
                Math.sqrt(variance),
                share(all.subList(0, Math.min(EARLY, all.size())), Replicate::covers),
                share(all, Replicate::covers));
    }

    private static Replicate replicate(EffectEstimator estimator, PlantedWorld world, int n, long seed) {
        List<Observation> observations = world.draw(n, seed);
        double naive = PlantedWorld.naiveDifference(observations);
        EffectEstimate estimate = estimator.estimate(observations, "plan-first", "success", "world", Instant.EPOCH);
        return estimate instanceof Identified identified
                ? new Replicate(
                        true,
                        naive,
                        identified.difference(),
                        identified.interval95().contains(world.effect()))
                : new Replicate(false, naive, Double.NaN, false);
    }

    private static double share(List<Replicate> replicates, java.util.function.Predicate<Replicate> which) {
        return replicates.stream().filter(which).count() / (double) replicates.size();
    }

    private record Replicate(boolean identified, double naive, double estimate, boolean covers) {}
}
