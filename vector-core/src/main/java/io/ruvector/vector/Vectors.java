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

    /** In four sums, since a single one waits for each addition. */
    private static double squaredLength(float[] vector) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < vector.length; i += 4) {
            s0 += (double) vector[i] * vector[i];
            s1 += (double) vector[i + 1] * vector[i + 1];
            s2 += (double) vector[i + 2] * vector[i + 2];
            s3 += (double) vector[i + 3] * vector[i + 3];
        }
        for (; i < vector.length; i++) {
            s0 += (double) vector[i] * vector[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
