package io.ruvector.sona;

import io.ruvector.store.InvalidInputException;
import java.util.SplittableRandom;

/**
 * Low-rank change of an embedding space, {@code y = x + (alpha / r) B A x} (Hu et al. 2021, with the frozen weight being
 * the identity). A is r x d and starts random, B is d x r and starts at 0, so that a new adapter changes nothing.
 * Immutable; thread-safe.
 *
 * <pre>{@code
 * LoraAdapter adapter = LoraAdapter.identity(384, 8, 8, seed);
 * float[] gradient = new float[adapter.parameterCount()];
 * adapter.addGradient(x, lossGradientAtY, gradient);
 * adapter = adapter.step(gradient, 0.05f);
 * }</pre>
 */
public final class LoraAdapter {

    private final int dimension;
    private final int rank;
    private final float alpha;
    /** A transposed, d rows of r numbers. */
    private final float[] a;
    /** B transposed, r rows of d numbers. */
    private final float[] b;

    private LoraAdapter(int dimension, int rank, float alpha, float[] a, float[] b) {
        this.dimension = dimension;
        this.rank = rank;
        this.alpha = alpha;
        this.a = a;
        this.b = b;
    }

    /**
     * An adapter that changes nothing yet.
     *
     * @param dimension d, length of the vectors, at least 1
     * @param rank r, 1 to d
     * @param alpha scale, above 0; the change is multiplied by alpha / rank
     * @param seed of A
     * @throws InvalidInputException if a number is out of range
     */
    public static LoraAdapter identity(int dimension, int rank, float alpha, long seed) {
        if (dimension < 1) {
            throw new InvalidInputException("dimension", dimension, "at least 1");
        }
        if (rank < 1 || rank > dimension) {
            throw new InvalidInputException("rank", rank, "1 to " + dimension);
        }
        if (!(alpha > 0 && alpha < Float.POSITIVE_INFINITY)) {
            throw new InvalidInputException("alpha", alpha, "a finite number above 0");
        }
        SplittableRandom random = new SplittableRandom(seed);
        float[] a = new float[dimension * rank];
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) (random.nextGaussian() / Math.sqrt(dimension));
        }
        return new LoraAdapter(dimension, rank, alpha, a, new float[rank * dimension]);
    }

    /** Length of the vectors. */
    public int dimension() {
        return dimension;
    }

    /** Rank of the change. */
    public int rank() {
        return rank;
    }

    /** Scale of the change before it is divided by the rank. */
    public float alpha() {
        return alpha;
    }

    /** Number of parameters, {@code 2 d r}. */
    public int parameterCount() {
        return a.length + b.length;
    }

    /**
     * The vector in the adapted space, not normalised.
     *
     * @param x d numbers
     * @return d new numbers
     * @throws ShapeMismatchException if x has another length
     */
    public float[] apply(float[] x) {
        requireShape("vector", dimension, x);
        float[] y = x.clone();
        float[] hidden = UnitVectors.dots(x, a, rank);
        for (int r = 0; r < rank; r++) {
            UnitVectors.addScaled(scale() * hidden[r], b, r * dimension, y);
        }
        return y;
    }

    /**
     * Adds the gradient of a loss with respect to the parameters.
     *
     * @param x the vector that was adapted
     * @param atOutput gradient of the loss with respect to {@code apply(x)}
     * @param gradient receives it: {@link #parameterCount} numbers in the order of {@link #parameters}
     * @throws ShapeMismatchException if an array has another length
     */
    public void addGradient(float[] x, float[] atOutput, float[] gradient) {
        requireShape("vector", dimension, x);
        requireShape("gradient at the output", dimension, atOutput);
        requireShape("gradient", parameterCount(), gradient);
        float[] hidden = UnitVectors.dots(x, a, rank);
        float[] atHidden = new float[rank];
        for (int r = 0; r < rank; r++) {
            float sum = 0;
            int row = r * dimension;
            for (int j = 0; j < dimension; j++) {
                sum += b[row + j] * atOutput[j];
                gradient[a.length + row + j] += scale() * hidden[r] * atOutput[j];
            }
            atHidden[r] = scale() * sum;
        }
        for (int d = 0; d < dimension; d++) {
            for (int r = 0; r < rank; r++) {
                gradient[d * rank + r] += x[d] * atHidden[r];
            }
        }
    }

    /**
     * The adapter after one step of gradient descent.
     *
     * @param gradient {@link #parameterCount} numbers
     * @param learningRate length of the step
     * @throws ShapeMismatchException if the gradient has another length
     */
    public LoraAdapter step(float[] gradient, float learningRate) {
        requireShape("gradient", parameterCount(), gradient);
        float[] parameters = parameters();
        UnitVectors.addScaled(-learningRate, gradient, 0, parameters);
        return withParameters(parameters);
    }

    /** A copy of the parameters: A by columns, then B by columns. */
    public float[] parameters() {
        float[] parameters = new float[parameterCount()];
        System.arraycopy(a, 0, parameters, 0, a.length);
        System.arraycopy(b, 0, parameters, a.length, b.length);
        return parameters;
    }

    /**
     * An adapter of the same shape with other parameters.
     *
     * @param parameters in the order of {@link #parameters}; copied
     * @throws ShapeMismatchException if there are more or fewer
     */
    public LoraAdapter withParameters(float[] parameters) {
        requireShape("parameters", parameterCount(), parameters);
        float[] newA = new float[a.length];
        float[] newB = new float[b.length];
        System.arraycopy(parameters, 0, newA, 0, a.length);
        System.arraycopy(parameters, a.length, newB, 0, b.length);
        return new LoraAdapter(dimension, rank, alpha, newA, newB);
    }

    private float scale() {
        return alpha / rank;
    }

    private static void requireShape(String what, int expected, float[] actual) {
        if (actual.length != expected) {
            throw new ShapeMismatchException(what, expected, actual.length);
        }
    }
}
