package io.ruvector.embedding;

/** Arithmetic for assertions. */
final class Vectors {
    private Vectors() {}

    static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }

    static double length(float[] a) {
        double squares = 0;
        for (float x : a) {
            squares += x * x;
        }
        return Math.sqrt(squares);
    }
}
