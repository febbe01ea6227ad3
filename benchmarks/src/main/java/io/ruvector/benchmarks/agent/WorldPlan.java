package io.ruvector.benchmarks.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * What a world is like.
 *
 * @param name for the table
 * @param kinds of task, at most {@link TaskTexts#KINDS}
 * @param steps that plans are made of
 * @param length of a plan, 1 or 2 different steps in order
 * @param works the chance of the right plan
 * @param half the chance of a plan that begins right
 * @param fails the chance of any other plan
 * @param tasks how many there are
 * @param changing for so many kinds another plan becomes right
 * @param changesAt after this share of the tasks
 */
record WorldPlan(
        String name,
        int kinds,
        int steps,
        int length,
        double works,
        double half,
        double fails,
        int tasks,
        int changing,
        double changesAt) {

    private static final List<String> STEPS = List.of(
            "use the template",
            "ask a colleague",
            "write a script",
            "search the manual",
            "run the diagnostics",
            "take a backup",
            "split the task",
            "try it on a copy");

    static List<WorldPlan> all() {
        return List.of(
                new WorldPlan("one step of six", 12, 6, 1, 0.9, 0.15, 0.15, 400, 0, 1),
                new WorldPlan("two steps in order", 8, 4, 2, 0.85, 0.3, 0.1, 400, 0, 1),
                new WorldPlan("noisy outcomes", 8, 5, 1, 0.8, 0.35, 0.35, 400, 0, 1),
                new WorldPlan("half the kinds change", 8, 5, 1, 0.9, 0.15, 0.15, 500, 4, 0.4));
    }

    List<List<String>> plans() {
        List<List<String>> plans = new ArrayList<>();
        for (int first = 0; first < steps; first++) {
            if (length == 1) {
                plans.add(List.of(STEPS.get(first)));
                continue;
            }
            for (int second = 0; second < steps; second++) {
                if (second != first) {
                    plans.add(List.of(STEPS.get(first), STEPS.get(second)));
                }
            }
        }
        return plans;
    }

    double chance(List<String> right, List<String> chosen) {
        if (chosen.equals(right)) {
            return works;
        }
        return chosen.getFirst().equals(right.getFirst()) ? half : fails;
    }
}
