package io.ruvector.vector;

/** The checks on a vector, and its unit form. */
final class Vectors {
    private Vectors() {}

    /** Refuses a vector that a collection of this dimension and similarity cannot hold or be asked for. */
    static void check(float[] vector, int dimension, Similarity similarity) {
        if (vector.length != dimension) {
            throw new DimensionMismatchException(dimension, vector.length);
        }
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw InvalidVectorException.notFinite(i, vector[i]);
            }
        }
        double squaredLength = squaredLength(vector);
        if (similarity == Similarity.COSINE) {
            if (squaredLength < Double.MIN_NORMAL) {
                throw InvalidVectorException.zeroLength(dimension);
            }
        } else if (Math.sqrt(squaredLength) > InvalidVectorException.MAX_LENGTH) {
            throw InvalidVectorException.tooLong(Math.sqrt(squaredLength));
        }
    }

    /** The vector scaled to length 1; the vector itself for similarities that its length matters to. */
    static float[] comparable(float[] vector, Similarity similarity) {
        if (similarity != Similarity.COSINE) {
            return vector;
        }
        double scale = 1 / Math.sqrt(squaredLength(vector));
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] * scale);
        }
        return unit;
    }

    private static double squaredLength(float[] vector) {
        double sum = 0;
        for (float component : vector) {
            sum += (double) component * component;
        }
        return sum;
    }
}
