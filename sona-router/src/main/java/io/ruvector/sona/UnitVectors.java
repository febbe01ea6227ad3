package io.ruvector.sona;

/**
 * Loops over flat arrays, written as {@code y += a x} so that the compiler turns them into vector instructions and every
 * machine adds in the same order: the results are the same bits everywhere.
 */
final class UnitVectors {

    private UnitVectors() {}

    /** {@code y[j] += a * x[from + j]} for {@code y.length} elements. */
    static void addScaled(float a, float[] x, int from, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += a * x[from + j];
        }
    }

    /**
     * Dot products of a vector with the columns of a matrix that is stored dimension by dimension.
     *
     * @param vector d numbers
     * @param columns d rows of {@code count} numbers
     * @param count number of columns
     */
    static float[] dots(float[] vector, float[] columns, int count) {
        float[] dots = new float[count];
        addDots(vector, columns, count, dots);
        return dots;
    }

    /** Adds the dot products of a vector with the columns of a matrix to {@code dots}. */
    static void addDots(float[] vector, float[] columns, int count, float[] dots) {
        int d = 0;
        for (; d + 4 <= vector.length; d += 4) {
            addFour(vector, d, columns, count, dots);
        }
        for (; d < vector.length; d++) {
            addScaled(vector[d], columns, d * count, dots);
        }
    }

    /** Four dimensions at a time, so that the sums are read and written a quarter as often. */
    private static void addFour(float[] vector, int d, float[] columns, int count, float[] dots) {
        float a = vector[d];
        float b = vector[d + 1];
        float c = vector[d + 2];
        float e = vector[d + 3];
        int first = d * count;
        int second = first + count;
        int third = second + count;
        int fourth = third + count;
        for (int j = 0; j < dots.length; j++) {
            dots[j] +=
                    a * columns[first + j] + b * columns[second + j] + c * columns[third + j] + e * columns[fourth + j];
        }
    }

    /** Sets one column of a matrix that is stored dimension by dimension. */
    static void setColumn(float[] columns, int count, int column, float[] vector) {
        for (int d = 0; d < vector.length; d++) {
            columns[d * count + column] = vector[d];
        }
    }

    /** Reads one column of a matrix that is stored dimension by dimension. */
    static float[] column(float[] columns, int count, int column) {
        float[] vector = new float[columns.length / count];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = columns[d * count + column];
        }
        return vector;
    }

    /** The vector scaled to length 1; a vector of zeros stays as it is. */
    static float[] unit(float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += (double) v * v;
        }
        float[] unit = new float[vector.length];
        if (squares > 0) {
            float scale = (float) (1 / Math.sqrt(squares));
            for (int i = 0; i < unit.length; i++) {
                unit[i] = vector[i] * scale;
            }
        }
        return unit;
    }
}
