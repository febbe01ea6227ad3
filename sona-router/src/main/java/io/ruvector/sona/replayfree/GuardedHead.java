package io.ruvector.sona.replayfree;

import io.ruvector.sona.EwcPlusPlus;
import io.ruvector.sona.LoraAdapter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A softmax head, with an adapter before it or not, whose parameters EWC++ guards: the adapter's first, then a row of
 * weights and a bias for each class in the order in which classes came. Not thread-safe.
 */
final class GuardedHead {

    private static final float SCALE = 10;
    private static final double DECAY = 0.01;

    private final int dimension;
    private final ReplayFreeOptions options;
    private @Nullable LoraAdapter adapter;
    private float[] head;
    private EwcPlusPlus guard;

    GuardedHead(int dimension, ReplayFreeOptions options) {
        this.dimension = dimension;
        this.options = options;
        this.adapter = options.adapterRank() == 0
                ? null
                : LoraAdapter.identity(dimension, options.adapterRank(), options.adapterRank(), options.seed());
        this.head = new float[0];
        this.guard = new EwcPlusPlus(Math.max(1, parameters().length), options.lambda(), DECAY);
    }

    int classes() {
        return head.length / (dimension + 1);
    }

    void growTo(int classes) {
        head = Arrays.copyOf(head, classes * (dimension + 1));
        guard = guard.grown(Math.max(1, parameters().length));
    }

    /** All parameters, in the order that the guard knows. */
    float[] parameters() {
        float[] before = adapter == null ? new float[0] : adapter.parameters();
        float[] all = Arrays.copyOf(before, before.length + head.length);
        System.arraycopy(head, 0, all, before.length, head.length);
        return all;
    }

    void set(float[] parameters) {
        int adapted = adapter == null ? 0 : adapter.parameterCount();
        if (adapter != null) {
            adapter = adapter.withParameters(Arrays.copyOf(parameters, adapted));
        }
        head = Arrays.copyOfRange(parameters, adapted, parameters.length);
    }

    EwcPlusPlus guard() {
        return guard;
    }

    void restore(float[] parameters, EwcPlusPlus stored) {
        set(parameters);
        guard = stored;
    }

    void finishTask() {
        guard.finishTask(parameters());
    }

    /** Probabilities of the classes of a mask, 0 for the others. */
    float[] probabilities(float[] vector, boolean[] mask) {
        return softmax(adapter == null ? vector : adapter.apply(vector), mask);
    }

    private float[] softmax(float[] y, boolean[] mask) {
        float[] p = new float[classes()];
        float largest = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < p.length; c++) {
            if (mask[c]) {
                p[c] = score(y, c);
                largest = Math.max(largest, p[c]);
            }
        }
        float sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = mask[c] ? (float) Math.exp(p[c] - largest) : 0;
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }

    private float score(float[] y, int c) {
        int row = c * (dimension + 1);
        float sum = 0;
        for (int d = 0; d < dimension; d++) {
            sum += head[row + d] * y[d];
        }
        return SCALE * sum + head[row + dimension];
    }

    /** One guarded step of gradient descent on the cross entropy of a batch. */
    void step(float[][] vectors, int[] labels, boolean[] mask) {
        float[] before = parameters();
        float[] gradient = new float[before.length];
        for (int i = 0; i < labels.length; i++) {
            addGradient(vectors[i], labels[i], mask, gradient);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= labels.length;
        }
        float[] total = guard.addPenaltyGradient(before, gradient.clone());
        float[] after = before.clone();
        for (int i = 0; i < after.length; i++) {
            after[i] -= (float) options.rate() * total[i];
        }
        guard.observe(gradient, before, after);
        set(after);
    }

    private void addGradient(float[] x, int label, boolean[] mask, float[] gradient) {
        int adapted = adapter == null ? 0 : adapter.parameterCount();
        float[] y = adapter == null ? x : adapter.apply(x);
        float[] error = softmax(y, mask);
        error[label] -= 1;
        float[] atOutput = new float[dimension];
        for (int c = 0; c < error.length; c++) {
            if (error[c] != 0) {
                int row = c * (dimension + 1);
                for (int d = 0; d < dimension; d++) {
                    gradient[adapted + row + d] += error[c] * SCALE * y[d];
                    atOutput[d] += error[c] * SCALE * head[row + d];
                }
                gradient[adapted + row + dimension] += error[c];
            }
        }
        if (adapter != null) {
            float[] atAdapter = new float[adapted];
            adapter.addGradient(x, atOutput, atAdapter);
            for (int i = 0; i < adapted; i++) {
                gradient[i] += atAdapter[i];
            }
        }
    }
}
