package io.ruvector.rag;

/** The cosine of unit vectors. */
final class Cosine {
    private Cosine() {}

    static double of(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
