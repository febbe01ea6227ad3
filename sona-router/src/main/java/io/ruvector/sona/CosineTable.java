package io.ruvector.sona;

import io.ruvector.vector.VectorMath;
import java.util.Arrays;
import java.util.List;

/**
 * Products of a memory's examples with one another, oldest first. One more example costs one row, so that what groups the
 * examples need not compare their vectors again. The same bits however the memory came about. Immutable; thread-safe.
 */
final class CosineTable {

    private final int count;
    /** {@code count} rows of {@code count} numbers; never written once made. */
    private final float[] cosines;

    private CosineTable(int count, float[] cosines) {
        this.count = count;
        this.cosines = cosines;
    }

    static CosineTable of(RouteMemory memory) {
        List<RatedExample> examples = memory.examples();
        int count = examples.size();
        float[] cosines = new float[count * count];
        for (int i = 0; i < count; i++) {
            float[] newer = examples.get(i).embedding();
            for (int j = 0; j <= i; j++) {
                float cosine = VectorMath.dot(newer, examples.get(j).embedding(), 0);
                cosines[i * count + j] = cosine;
                cosines[j * count + i] = cosine;
            }
        }
        return new CosineTable(count, cosines);
    }

    /**
     * The table after one more example.
     *
     * @param grown the memory with it; it may have dropped its oldest
     */
    CosineTable plusNewestOf(RouteMemory grown) {
        int size = grown.examples().size();
        int dropped = count + 1 - size;
        float[] newest = grown.dots(grown.examples().getLast().embedding());
        float[] next = new float[size * size];
        for (int i = 0; i < size - 1; i++) {
            System.arraycopy(cosines, (i + dropped) * count + dropped, next, i * size, size - 1);
            next[i * size + size - 1] = newest[i];
        }
        System.arraycopy(newest, 0, next, (size - 1) * size, size);
        return new CosineTable(size, next);
    }

    int count() {
        return count;
    }

    /** Products of one example with all. */
    float[] row(int example) {
        return Arrays.copyOfRange(cosines, example * count, (example + 1) * count);
    }

    /**
     * Cosines of all examples with the direction of a weighted sum of them; zeros where the sum is zero.
     *
     * @param weights one for each example
     */
    float[] withSum(float[] weights) {
        float[] products = new float[count];
        for (int i = 0; i < count; i++) {
            if (weights[i] != 0) {
                UnitVectors.addScaled(weights[i], cosines, i * count, products);
            }
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (double) weights[i] * products[i];
        }
        float scale = squares > 1e-12 ? (float) (1 / Math.sqrt(squares)) : 0;
        for (int i = 0; i < count; i++) {
            products[i] *= scale;
        }
        return products;
    }
}
