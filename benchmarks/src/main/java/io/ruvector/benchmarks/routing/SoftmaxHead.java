package io.ruvector.benchmarks.routing;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Multinomial logistic regression on unit vectors scaled by a number, by mini-batch gradient descent with momentum:
 * the joint reference of class-incremental learning, and the plain head that forgets. Not thread-safe.
 */
public final class SoftmaxHead {
    private static final float USUAL_SCALE = 10;

    private final float scale;
    private final int dimension;
    private final int classes;
    /** Rows of {@code dimension + 1} weights, one row a class, bias last. */
    private final float[] weights;

    /**
     * A head of zeros.
     *
     * @param dimension of the vectors
     * @param classes number of classes
     */
    public SoftmaxHead(int dimension, int classes) {
        this(dimension, classes, USUAL_SCALE);
    }

    /**
     * A head of zeros.
     *
     * @param dimension of the vectors
     * @param classes number of classes
     * @param scale what unit vectors are multiplied by
     */
    public SoftmaxHead(int dimension, int classes, float scale) {
        this.scale = scale;
        this.dimension = dimension;
        this.classes = classes;
        this.weights = new float[classes * (dimension + 1)];
    }

    /** {@return the weights themselves} */
    public float[] weights() {
        return weights;
    }

    /**
     * Fits all examples.
     *
     * @param examples vectors with their classes
     * @param active classes that take part, from 0
     * @param epochs passes
     * @param seed of the order
     */
    public void fit(List<Labelled> examples, int active, int epochs, long seed) {
        float[] velocity = new float[weights.length];
        SplittableRandom random = new SplittableRandom(seed);
        int batch = 64;
        int steps = epochs * ((examples.size() + batch - 1) / batch);
        for (int step = 0; step < steps; step++) {
            float[] gradient = new float[active * (dimension + 1)];
            for (int i = 0; i < batch; i++) {
                addGradient(examples.get(random.nextInt(examples.size())), 0, active, gradient);
            }
            float rate = 0.5f * (1 - step / (float) steps);
            for (int i = 0; i < gradient.length; i++) {
                velocity[i] = 0.9f * velocity[i] + gradient[i] / batch + 1e-6f * weights[i];
                weights[i] -= rate * velocity[i];
            }
        }
    }

    /**
     * Adds the gradient of the cross entropy of one example.
     *
     * @param example the example
     * @param from first class of the softmax
     * @param to class after the last one
     * @param gradient receives it, in the order of {@link #weights}
     */
    public void addGradient(Labelled example, int from, int to, float[] gradient) {
        float[] scores = scores(example.vector(), from, to);
        float largest = Float.NEGATIVE_INFINITY;
        for (float s : scores) {
            largest = Math.max(largest, s);
        }
        float sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) Math.exp(scores[c] - largest);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            float error = scores[c] / sum - (from + c == example.label() ? 1 : 0);
            if (Math.abs(error) < 1e-4f) {
                continue;
            }
            int row = (from + c) * (dimension + 1);
            for (int d = 0; d < dimension; d++) {
                gradient[row + d] += error * scale * example.vector()[d];
            }
            gradient[row + dimension] += error;
        }
    }

    /**
     * The best class.
     *
     * @param vector a unit vector
     * @param from first class that takes part
     * @param to class after the last one
     * @return its number
     */
    public int predict(float[] vector, int from, int to) {
        float[] scores = scores(vector, from, to);
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return from + best;
    }

    private float[] scores(float[] vector, int from, int to) {
        float[] scores = new float[to - from];
        for (int c = from; c < to; c++) {
            int row = c * (dimension + 1);
            float a = 0;
            float b = 0;
            float e = 0;
            float f = 0;
            for (int d = 0; d + 3 < dimension; d += 4) {
                a += weights[row + d] * vector[d];
                b += weights[row + d + 1] * vector[d + 1];
                e += weights[row + d + 2] * vector[d + 2];
                f += weights[row + d + 3] * vector[d + 3];
            }
            scores[c - from] = scale * (a + b + e + f) + weights[row + dimension];
        }
        return scores;
    }

    /**
     * A vector with its class.
     *
     * @param vector of unit length; never written
     * @param label number of the class
     */
    public record Labelled(float[] vector, int label) {}
}
