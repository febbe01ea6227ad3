package io.ruvector.benchmarks.causal;

import io.ruvector.benchmarks.causal.PlantedWorld.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Worlds in which the difference of the means has the wrong sign: what makes the task hard makes the cause likely. They
 * differ in what the confounder is, how unequal the arms are, how rare and how heavy-tailed the outcomes.
 */
public final class PlantedWorlds {

    private PlantedWorlds() {}

    /** Worlds whose confounders or propensities are recorded, so that the effect can be found. */
    public static List<PlantedWorld> identifiable() {
        List<PlantedWorld> worlds = new ArrayList<>();
        for (PlantedWorld world : List.of(twoKinds(), threeKinds(), oneNumber(), unequalArms(), heavyTails())) {
            worlds.add(world.recording(", context", true, false));
            worlds.add(world.recording(", context and propensity", true, true));
        }
        for (PlantedWorld world : List.of(numbersAndNames(), differingEffects())) {
            worlds.add(world.recording(", context", true, false));
        }
        for (PlantedWorld world : List.of(rareOutcomes(), clippedPropensities(), skewedRewards())) {
            worlds.add(world.recording(", context and propensity", true, true));
        }
        for (PlantedWorld world : hidden()) {
            worlds.add(world.recording(", hidden, propensity", false, true));
        }
        return worlds;
    }

    /** Worlds whose confounder is not recorded. */
    public static List<PlantedWorld> hidden() {
        return List.of(twoKinds(), oneNumber(), unequalArms(), clippedPropensities(), heavyTails());
    }

    private static PlantedWorld twoKinds() {
        return successes("two kinds of task", 0.10, random -> {
            boolean hard = random.nextBoolean();
            return new Chances(List.of("hard", hard), hard ? 0.8 : 0.2, hard ? 0.2 : 0.7, 0.10);
        });
    }

    private static PlantedWorld threeKinds() {
        double[] base = {0.75, 0.45, 0.15};
        double[] propensity = {0.15, 0.5, 0.85};
        return successes("three kinds of task", 0.10, random -> {
            int level = random.nextInt(3);
            return new Chances(List.of("level", "l" + level), propensity[level], base[level], 0.10);
        });
    }

    private static PlantedWorld oneNumber() {
        return successes("difficulty is a number", 0.10, random -> {
            double x = random.nextGaussian();
            return new Chances(List.of("difficulty", x), sigmoid(1.2 * x), 0.1 + 0.7 * sigmoid(-1.5 * x), 0.10);
        });
    }

    private static PlantedWorld numbersAndNames() {
        return successes("two numbers and a name", 0.10, random -> {
            double x = random.nextGaussian();
            double z = random.nextDouble();
            boolean night = random.nextInt(3) == 0;
            double hard = x + z + (night ? 0.7 : 0) - 0.3 * x * x;
            return new Chances(
                    List.of("size", x, "load", z, "shift", night ? "night" : "day"),
                    sigmoid(0.9 * hard - 0.3),
                    0.1 + 0.7 * sigmoid(-1.5 * hard + 0.5),
                    0.10);
        });
    }

    private static PlantedWorld unequalArms() {
        return successes("one in eight treated", 0.10, random -> {
            boolean hard = random.nextInt(10) < 3;
            return new Chances(List.of("hard", hard), hard ? 0.3 : 0.05, hard ? 0.15 : 0.6, 0.10);
        });
    }

    private static PlantedWorld differingEffects() {
        return successes("effect differs by kind", 0.10, random -> {
            boolean hard = random.nextBoolean();
            return new Chances(List.of("hard", hard), hard ? 0.75 : 0.25, hard ? 0.15 : 0.75, hard ? 0.2 : 0.0);
        });
    }

    private static PlantedWorld rareOutcomes() {
        return successes("rare successes", 0.03, random -> {
            boolean hard = random.nextBoolean();
            return new Chances(List.of("hard", hard), hard ? 0.8 : 0.2, hard ? 0.01 : 0.10, 0.03);
        });
    }

    private static PlantedWorld clippedPropensities() {
        return successes("propensities clipped at 0.05", 0.10, random -> {
            double x = random.nextGaussian();
            double propensity = Math.max(0.05, Math.min(0.95, sigmoid(2.5 * x)));
            return new Chances(List.of("difficulty", x), propensity, 0.1 + 0.7 * sigmoid(-1.5 * x), 0.10);
        });
    }

    private static PlantedWorld heavyTails() {
        return new PlantedWorld(
                "rewards with Student's t noise",
                0.30,
                random -> {
                    double x = random.nextGaussian();
                    double noise = 0.5 * studentT3(random);
                    double without = 1 - x + noise;
                    return new Situation(List.of("difficulty", x), sigmoid(x), without, without + 0.30);
                },
                true,
                false);
    }

    private static PlantedWorld skewedRewards() {
        double effect = 0.5 * Math.exp(0.5 * 0.6 * 0.6) * 1.5;
        return new PlantedWorld(
                "log-normal rewards",
                effect,
                random -> {
                    boolean hard = random.nextBoolean();
                    double scale = hard ? 0.5 : 2.5;
                    double reward = scale * Math.exp(0.6 * random.nextGaussian());
                    return new Situation(List.of("hard", hard), hard ? 0.8 : 0.2, reward, reward * 1.5);
                },
                true,
                false);
    }

    private record Chances(List<Object> context, double propensity, double base, double effect) {}

    @FunctionalInterface
    private interface Tasks {
        Chances draw(RandomGenerator random);
    }

    /** A world of successes and failures. */
    private static PlantedWorld successes(String name, double effect, Tasks tasks) {
        return new PlantedWorld(
                name,
                effect,
                random -> {
                    Chances task = tasks.draw(random);
                    double luck = random.nextDouble();
                    return new Situation(
                            task.context,
                            task.propensity,
                            luck < task.base ? 1 : 0,
                            luck < task.base + task.effect ? 1 : 0);
                },
                true,
                false);
    }

    private static double studentT3(RandomGenerator random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double g = random.nextGaussian();
            squares += g * g;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
