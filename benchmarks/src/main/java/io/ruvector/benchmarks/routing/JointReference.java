package io.ruvector.benchmarks.routing;

import io.ruvector.benchmarks.routing.SoftmaxHead.Labelled;
import java.util.ArrayList;
import java.util.List;

/**
 * What learning everything anew at each step would give: logistic regression over all classes so far. It "forgets" too,
 * because classes that come later compete with the earlier ones; only what a router forgets beyond that is its own.
 */
public final class JointReference {
    private static final int EPOCHS = 12;

    private JointReference() {}

    /**
     * Accuracy on each task so far, after each task.
     *
     * @param training examples by task, classes numbered in the order of the tasks
     * @param test held-out examples by task
     * @param classes classes known after each task
     * @return one row a task: the accuracy on that task and those before
     */
    public static List<List<Double>> accuracies(
            List<List<Labelled>> training, List<List<Labelled>> test, List<Integer> classes) {
        int dimension = training.getFirst().getFirst().vector().length;
        SoftmaxHead head = new SoftmaxHead(dimension, classes.getLast());
        List<List<Double>> rows = new ArrayList<>();
        List<Labelled> seen = new ArrayList<>();
        for (int task = 0; task < training.size(); task++) {
            seen.addAll(training.get(task));
            head.fit(seen, classes.get(task), EPOCHS, task);
            int active = classes.get(task);
            rows.add(test.subList(0, task + 1).stream()
                    .map(examples -> accuracy(head, examples, active))
                    .toList());
        }
        return rows;
    }

    static double accuracy(SoftmaxHead head, List<Labelled> examples, int active) {
        long right = examples.stream()
                .filter(e -> head.predict(e.vector(), 0, active) == e.label())
                .count();
        return right / (double) examples.size();
    }

    /**
     * Mean over the tasks but the last: best accuracy so far minus the final one.
     *
     * @param byTask as {@link #accuracies} gives it
     * @return in [-1, 1]; 0 for one task
     */
    public static double forgetting(List<List<Double>> byTask) {
        int last = byTask.size() - 1;
        double sum = 0;
        for (int task = 0; task < last; task++) {
            double best = 0;
            for (int step = task; step <= last; step++) {
                best = Math.max(best, byTask.get(step).get(task));
            }
            sum += best - byTask.get(last).get(task);
        }
        return last == 0 ? 0 : sum / last;
    }
}
