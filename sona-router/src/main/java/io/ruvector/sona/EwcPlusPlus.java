package io.ruvector.sona;

import io.ruvector.store.InvalidInputException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Guard against forgetting for parameters trained by gradient descent without replay: EWC++ with the path-integral score
 * of RWalk (Chaudhry, Dokania, Ajanthan and Torr 2018).
 *
 * <ul>
 *   <li>{@code fisher}: moving average of squared gradients, {@code F = decay g^2 + (1 - decay) F}, one for all tasks; the plain
 *       average of the first steps.
 *   <li>{@code score}: path integral, the drop of the loss that a parameter is responsible for divided by how far it moved
 *       in the Fisher metric, {@code sum of max(0, -g dtheta) / (F dtheta^2 / 2 + epsilon)} over stretches of
 *       {@value #STRETCH} steps; at the end of a task it is averaged with the scores of the tasks before, each counting alike.
 *   <li>{@code penalty = lambda sum_i (fisher_i + score_i) (theta_i - anchor_i)^2} with both scaled to [0, 1] at the end of
 *       the task, so its gradient is {@code 2 lambda (fisher_i + score_i) (theta_i - anchor_i)}: zero at the anchor,
 *       growing with the distance.
 * </ul>
 *
 * <pre>{@code
 * EwcPlusPlus guard = new EwcPlusPlus(adapter.parameterCount(), 10, 0.01);
 * // each step:
 * float[] total = guard.addPenaltyGradient(adapter.parameters(), lossGradient.clone());
 * LoraAdapter next = adapter.step(total, rate);
 * guard.observe(lossGradient, adapter.parameters(), next.parameters());
 * // at the end of a task:
 * guard.finishTask(next.parameters());
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class EwcPlusPlus {

    private static final double EPSILON = 1e-8;
    private static final int STRETCH = 50;

    private final int parameters;
    private final double lambda;
    private final double decay;
    private final double[] fisher;
    private final double[] path;
    /** What the present stretch has taken off the loss, and how far it went. */
    private final double[] dropped;

    private final double[] moved;
    private int stretch;
    private final double[] score;
    private final double[] importance;
    private final float[] anchor;
    private long steps;
    private int tasks;

    /**
     * A guard without a task yet: no penalty.
     *
     * @param parameters number of parameters, at least 1
     * @param lambda strength of the pull, at least 0
     * @param decay weight in (0, 1] of the newest squared gradient in the moving average
     * @throws InvalidInputException if a number is out of range
     */
    public EwcPlusPlus(int parameters, double lambda, double decay) {
        if (parameters < 1) {
            throw new InvalidInputException("parameters", parameters, "at least 1");
        }
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("lambda", lambda, "a finite number of at least 0");
        }
        if (!(decay > 0 && decay <= 1)) {
            throw new InvalidInputException("decay", decay, "a number in (0, 1]");
        }
        this.parameters = parameters;
        this.lambda = lambda;
        this.decay = decay;
        this.fisher = new double[parameters];
        this.path = new double[parameters];
        this.dropped = new double[parameters];
        this.moved = new double[parameters];
        this.score = new double[parameters];
        this.importance = new double[parameters];
        this.anchor = new float[parameters];
    }

    /**
     * Takes note of one training step.
     *
     * @param lossGradient gradient of the task's loss alone, without the penalty
     * @param before parameters before the step
     * @param after parameters after it
     * @throws ShapeMismatchException if an array has another length than the parameters; nothing is noted
     */
    public void observe(float[] lossGradient, float[] before, float[] after) {
        requireShape("gradient", lossGradient);
        requireShape("parameters before", before);
        requireShape("parameters after", after);
        steps++;
        double weight = Math.max(decay, 1.0 / steps);
        for (int i = 0; i < parameters; i++) {
            double g = lossGradient[i];
            double step = (double) after[i] - before[i];
            fisher[i] = weight * g * g + (1 - weight) * fisher[i];
            dropped[i] -= g * step;
            moved[i] += step;
        }
        stretch++;
        if (stretch == STRETCH) {
            endStretch();
        }
    }

    private void endStretch() {
        for (int i = 0; i < parameters; i++) {
            path[i] += Math.max(0, dropped[i]) / (0.5 * fisher[i] * moved[i] * moved[i] + EPSILON);
            dropped[i] = 0;
            moved[i] = 0;
        }
        stretch = 0;
    }

    /**
     * Ends a task: its parameters become the anchor, guarded by the importance gathered until now.
     *
     * @param theta parameters at the end of the task
     * @throws ShapeMismatchException if there are more or fewer
     */
    public void finishTask(float[] theta) {
        requireShape("parameters", theta);
        endStretch();
        for (int i = 0; i < parameters; i++) {
            score[i] += (path[i] - score[i]) / (tasks + 1);
            path[i] = 0;
        }
        double largestFisher = largest(fisher);
        double largestScore = largest(score);
        for (int i = 0; i < parameters; i++) {
            importance[i] = (largestFisher > 0 ? fisher[i] / largestFisher : 0)
                    + (largestScore > 0 ? score[i] / largestScore : 0);
        }
        System.arraycopy(theta, 0, anchor, 0, parameters);
        tasks++;
    }

    /**
     * The pull towards the anchor; 0 before the first task ended.
     *
     * @param theta parameters
     * @throws ShapeMismatchException if there are more or fewer
     */
    public double penalty(float[] theta) {
        requireShape("parameters", theta);
        double sum = 0;
        for (int i = 0; i < parameters; i++) {
            double distance = (double) theta[i] - anchor[i];
            sum += importance[i] * distance * distance;
        }
        return lambda * sum;
    }

    /**
     * Adds the gradient of {@link #penalty} to a gradient.
     *
     * @param theta parameters
     * @param gradient receives it
     * @return {@code gradient}
     * @throws ShapeMismatchException if an array has another length than the parameters
     */
    public float[] addPenaltyGradient(float[] theta, float[] gradient) {
        requireShape("parameters", theta);
        requireShape("gradient", gradient);
        for (int i = 0; i < parameters; i++) {
            gradient[i] += (float) (2 * lambda * importance[i] * ((double) theta[i] - anchor[i]));
        }
        return gradient;
    }

    /**
     * The same guard with further parameters at the end, which nothing holds yet.
     *
     * @param more number of parameters then, at least as many as now
     * @throws ShapeMismatchException if there were fewer
     */
    public EwcPlusPlus grown(int more) {
        if (more < parameters) {
            throw new ShapeMismatchException("grown parameters", parameters, more);
        }
        EwcPlusPlus grown = new EwcPlusPlus(more, lambda, decay);
        System.arraycopy(fisher, 0, grown.fisher, 0, parameters);
        System.arraycopy(path, 0, grown.path, 0, parameters);
        System.arraycopy(dropped, 0, grown.dropped, 0, parameters);
        System.arraycopy(moved, 0, grown.moved, 0, parameters);
        grown.stretch = stretch;
        System.arraycopy(score, 0, grown.score, 0, parameters);
        System.arraycopy(importance, 0, grown.importance, 0, parameters);
        System.arraycopy(anchor, 0, grown.anchor, 0, parameters);
        grown.steps = steps;
        grown.tasks = tasks;
        return grown;
    }

    /**
     * Ends the present stretch and writes the guard's state, for {@link #restored}.
     *
     * @param out receives it
     * @throws IOException if it cannot be written
     */
    public void write(DataOutputStream out) throws IOException {
        endStretch();
        out.writeInt(parameters);
        out.writeLong(steps);
        out.writeInt(tasks);
        for (double[] values : List.of(fisher, path, score, importance)) {
            Bytes.doubles(out, values);
        }
        Bytes.floats(out, anchor);
    }

    /**
     * A guard with the state that {@link #write} wrote.
     *
     * @param in where it stands
     * @param lambda strength of the pull
     * @param decay weight of the newest squared gradient
     * @throws IOException if it cannot be read
     */
    public static EwcPlusPlus restored(DataInputStream in, double lambda, double decay) throws IOException {
        EwcPlusPlus guard = new EwcPlusPlus(in.readInt(), lambda, decay);
        guard.steps = in.readLong();
        guard.tasks = in.readInt();
        for (double[] values : List.of(guard.fisher, guard.path, guard.score, guard.importance)) {
            double[] read = Bytes.doubles(in);
            if (read.length != values.length) {
                throw new ShapeMismatchException("stored guard", values.length, read.length);
            }
            System.arraycopy(read, 0, values, 0, read.length);
        }
        float[] anchor = Bytes.floats(in);
        guard.requireShape("stored anchor", anchor);
        System.arraycopy(anchor, 0, guard.anchor, 0, anchor.length);
        return guard;
    }

    /** Number of tasks that ended. */
    public int tasks() {
        return tasks;
    }

    /** A copy of the weights of the pull, each in [0, 2]. */
    public double[] importance() {
        return importance.clone();
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private void requireShape(String what, float[] actual) {
        if (actual.length != parameters) {
            throw new ShapeMismatchException(what, parameters, actual.length);
        }
    }
}
