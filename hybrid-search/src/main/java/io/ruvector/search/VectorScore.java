package io.ruvector.search;

import io.ruvector.vector.Similarity;

/** The score of two vectors as a collection gives it, for the few candidates that the vector search did not list. */
final class VectorScore {
    private VectorScore() {}

    static double of(Similarity similarity, float[] a, float[] b) {
        return switch (similarity) {
            case COSINE -> dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
            case DOT_PRODUCT -> dot(a, b);
            case EUCLIDEAN -> -Math.sqrt(squaredDistance(a, b));
            case MANHATTAN -> -manhattan(a, b);
        };
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    private static double manhattan(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((double) a[i] - b[i]);
        }
        return sum;
    }
}
