package io.ruvector.benchmarks.ann;

/** The scaling of vectors to length 1, so that engines which only know the inner product compare by the cosine. */
final class UnitLength {
    private UnitLength() {}

    /** Scales in place and gives it back. */
    static float[] of(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }
}
