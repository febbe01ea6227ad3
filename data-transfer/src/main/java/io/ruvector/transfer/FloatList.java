package io.ruvector.transfer;

import java.util.Arrays;

/** Floats that become a vector. */
final class FloatList {
    private float[] floats = new float[256];
    private int size;

    void add(float value) {
        if (size == floats.length) {
            floats = Arrays.copyOf(floats, 2 * size);
        }
        floats[size++] = value;
    }

    /** The floats so far, which are then forgotten. */
    float[] take() {
        float[] taken = Arrays.copyOf(floats, size);
        size = 0;
        return taken;
    }

    int size() {
        return size;
    }
}
