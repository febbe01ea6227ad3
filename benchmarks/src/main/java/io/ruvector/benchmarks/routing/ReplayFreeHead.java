package io.ruvector.benchmarks.routing;

import io.ruvector.benchmarks.routing.SoftmaxHead.Labelled;
import io.ruvector.sona.EwcPlusPlus;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A softmax head on shared vectors, trained task after task without replay, guarded by EWC++ or not. */
public final class ReplayFreeHead {
    private static final int BATCH = 16;
    private static final double DECAY = 0.01;
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;

    private final Setup setup;
    private final SoftmaxHead head;
    private final @Nullable EwcPlusPlus guard;
    private final float[] first;
    private final float[] second;
    private long steps;

    private ReplayFreeHead(int dimension, int classes, Setup setup) {
        this.setup = setup;
        this.head = new SoftmaxHead(dimension, classes, setup.scale);
        this.guard = setup.lambda > 0 ? new EwcPlusPlus(head.weights().length, setup.lambda, DECAY) : null;
        this.first = new float[head.weights().length];
        this.second = new float[head.weights().length];
    }

    /**
     * How to train.
     *
     * @param lambda strength of the guard, 0 for none
     * @param masked whether the softmax takes in the classes of the present task only
     * @param rate step of Adam (Kingma and Ba 2015)
     * @param epochs passes over each task
     * @param scale what the unit vectors are multiplied by
     */
    public record Setup(double lambda, boolean masked, float rate, int epochs, float scale) {}

    /**
     * How it went.
     *
     * @param finalAccuracy over all classes after the last task, in [0, 1]
     * @param learned mean accuracy on each task right after it was trained, over the classes known by then
     */
    public record Result(double finalAccuracy, double learned) {}

    /**
     * Trains task after task.
     *
     * @param training examples by task
     * @param test held-out examples by task
     * @param classes classes known after each task
     * @param setup how to train
     * @param seed of the order of examples
     * @return how it went
     */
    public static Result run(
            List<List<Labelled>> training, List<List<Labelled>> test, List<Integer> classes, Setup setup, long seed) {
        int dimension = training.getFirst().getFirst().vector().length;
        ReplayFreeHead learner = new ReplayFreeHead(dimension, classes.getLast(), setup);
        SplittableRandom random = new SplittableRandom(seed);
        double learned = 0;
        for (int task = 0; task < training.size(); task++) {
            int from = setup.masked && task > 0 ? classes.get(task - 1) : 0;
            learner.train(training.get(task), from, classes.get(task), random);
            learned += JointReference.accuracy(learner.head, test.get(task), classes.get(task)) / training.size();
        }
        double accuracy = test.stream()
                .mapToDouble(examples -> JointReference.accuracy(learner.head, examples, classes.getLast()))
                .average()
                .orElseThrow();
        return new Result(accuracy, learned);
    }

    private void train(List<Labelled> examples, int from, int to, SplittableRandom random) {
        float[] weights = head.weights();
        for (int step = setup.epochs * examples.size() / BATCH; step > 0; step--) {
            float[] gradient = new float[weights.length];
            for (int i = 0; i < BATCH; i++) {
                head.addGradient(examples.get(random.nextInt(examples.size())), from, to, gradient);
            }
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= BATCH;
            }
            float[] before = weights.clone();
            adam(weights, gradient);
            if (guard != null) {
                pull(guard, weights);
                guard.observe(gradient, before, weights);
            }
        }
        if (guard != null) {
            guard.finishTask(weights);
        }
    }

    private void adam(float[] weights, float[] gradient) {
        steps++;
        double firstScale = 1 - Math.pow(FIRST, steps);
        double secondScale = 1 - Math.pow(SECOND, steps);
        float rate = (float) (setup.rate * Math.sqrt(secondScale) / firstScale);
        for (int i = 0; i < weights.length; i++) {
            first[i] = FIRST * first[i] + (1 - FIRST) * gradient[i];
            second[i] = SECOND * second[i] + (1 - SECOND) * gradient[i] * gradient[i];
            weights[i] -= rate * first[i] / ((float) Math.sqrt(second[i]) + 1e-8f);
        }
    }

    /** A proximal step of the penalty: however strong, it never overshoots the anchor. */
    private void pull(EwcPlusPlus guarding, float[] weights) {
        float[] penalty = guarding.addPenaltyGradient(weights, new float[weights.length]);
        double[] importance = guarding.importance();
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= (float) (setup.rate * penalty[i] / (1 + 2 * setup.rate * setup.lambda * importance[i]));
        }
    }
}
