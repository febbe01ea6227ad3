package io.ruvector.benchmarks.routing;

import io.ruvector.benchmarks.routing.SoftmaxHead.Labelled;
import io.ruvector.sona.EwcPlusPlus;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A softmax head on shared vectors, trained task after task without replay, guarded by EWC++ or not. */
public final class ReplayFreeHead {
    private static final int EPOCHS = 5;
    private static final int BATCH = 16;

    private ReplayFreeHead() {}

    /**
     * How to train.
     *
     * @param lambda strength of the guard, 0 for none
     * @param masked whether the softmax takes in the classes of the present task only
     * @param rate step of gradient descent
     */
    public record Setup(double lambda, boolean masked, float rate) {}

    /**
     * Accuracy over all classes after the last task.
     *
     * @param training examples by task
     * @param test held-out examples by task
     * @param classes classes known after each task
     * @param setup how to train
     * @param seed of the order of examples
     * @return in [0, 1]
     */
    public static double finalAccuracy(
            List<List<Labelled>> training, List<List<Labelled>> test, List<Integer> classes, Setup setup, long seed) {
        int dimension = training.getFirst().getFirst().vector().length;
        SoftmaxHead head = new SoftmaxHead(dimension, classes.getLast());
        EwcPlusPlus guard = setup.lambda > 0 ? new EwcPlusPlus(head.weights().length, setup.lambda, 0.1) : null;
        SplittableRandom random = new SplittableRandom(seed);
        for (int task = 0; task < training.size(); task++) {
            int from = setup.masked && task > 0 ? classes.get(task - 1) : 0;
            train(head, guard, training.get(task), from, setup, random);
            if (guard != null) {
                guard.finishTask(head.weights());
            }
        }
        return test.stream()
                .mapToDouble(examples -> JointReference.accuracy(head, examples, classes.getLast()))
                .average()
                .orElseThrow();
    }

    private static void train(
            SoftmaxHead head,
            @Nullable EwcPlusPlus guard,
            List<Labelled> examples,
            int from,
            Setup setup,
            SplittableRandom random) {
        float[] weights = head.weights();
        int to = 1 + examples.stream().mapToInt(Labelled::label).max().orElseThrow();
        for (int step = EPOCHS * examples.size() / BATCH; step > 0; step--) {
            float[] gradient = new float[weights.length];
            for (int i = 0; i < BATCH; i++) {
                head.addGradient(examples.get(random.nextInt(examples.size())), from, to, gradient);
            }
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= BATCH;
            }
            if (guard == null) {
                step(weights, gradient, setup.rate);
            } else {
                float[] before = weights.clone();
                step(weights, guard.addPenaltyGradient(before, gradient.clone()), setup.rate);
                guard.observe(gradient, before, weights);
            }
        }
    }

    private static void step(float[] weights, float[] gradient, float rate) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * gradient[i];
        }
    }
}
