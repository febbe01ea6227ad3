package io.ruvector.benchmarks.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A world of tasks: some kinds of task, some plans that may be followed, and for each kind one plan that mostly works. What
 * works where is drawn from the seed, so that no wording tells it.
 */
final class AgentWorld {

    private final WorldPlan plan;
    private final List<List<String>> plans;
    private final int[] right;
    private final int[] rightLater;
    private final RandomGenerator random;

    AgentWorld(WorldPlan plan, long seed) {
        this.plan = plan;
        this.plans = plan.plans();
        this.random = new SplittableRandom(seed);
        this.right = new int[plan.kinds()];
        this.rightLater = new int[plan.kinds()];
        for (int kind = 0; kind < plan.kinds(); kind++) {
            right[kind] = random.nextInt(plans.size());
            boolean changes = kind < plan.changing();
            rightLater[kind] =
                    changes ? (right[kind] + 1 + random.nextInt(plans.size() - 1)) % plans.size() : right[kind];
        }
    }

    /** A task of the world, with the luck that decides how each plan would end. */
    record Task(int number, int kind, String text, double luck) {}

    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < plan.tasks(); number++) {
            int kind = random.nextInt(plan.kinds());
            tasks.add(new Task(number, kind, TaskTexts.draw(kind, random), random.nextDouble()));
        }
        return tasks;
    }

    List<List<String>> plans() {
        return plans;
    }

    List<String> bestPlan(Task task) {
        return plans.get(rightNow(task));
    }

    boolean succeeds(Task task, List<String> chosen) {
        return task.luck() < plan.chance(plans.get(rightNow(task)), chosen);
    }

    private int rightNow(Task task) {
        return task.number() < plan.tasks() * plan.changesAt() ? right[task.kind()] : rightLater[task.kind()];
    }
}
