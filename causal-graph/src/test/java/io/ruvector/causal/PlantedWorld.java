package io.ruvector.causal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A world with a known effect and a confounder: hard tasks fail more often and get the treatment more often, so that the
 * treated do worse although the treatment helps.
 */
record PlantedWorld(double effect, boolean recordDifficulty, boolean logPropensity) {

    private static final double[] BASE = {0.75, 0.45, 0.15};
    private static final double[] PROPENSITY = {0.15, 0.5, 0.85};

    List<Observation> draw(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> observations = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int difficulty = random.nextInt(3);
            boolean treated = random.nextDouble() < PROPENSITY[difficulty];
            double success = BASE[difficulty] + (treated ? effect : 0);
            Observation.Builder builder = Observation.builder("plan-first", "success", "team")
                    .id("o" + seed + "-" + i)
                    .treated(treated)
                    .outcome(random.nextDouble() < success ? 1 : 0);
            if (recordDifficulty) {
                builder.context("difficulty", "level-" + difficulty);
            }
            if (logPropensity) {
                builder.propensity(PROPENSITY[difficulty]);
            }
            observations.add(builder.build());
        }
        return observations;
    }

    static double naiveDifference(List<Observation> observations) {
        ToDoubleFunction<Boolean> mean = treated -> observations.stream()
                .filter(o -> o.treated() == treated)
                .mapToDouble(Observation::outcome)
                .average()
                .orElseThrow();
        return mean.applyAsDouble(true) - mean.applyAsDouble(false);
    }
}
