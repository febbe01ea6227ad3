package io.ruvector.embedding;

/** The running weighted sum of a text's window vectors. */
final class WeightedMean {
    private final float[] sum;
    private int weight;

    WeightedMean(int dimension) {
        sum = new float[dimension];
    }

    void add(float[] vector, int vectorWeight) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += vectorWeight * vector[d];
        }
        weight += vectorWeight;
    }

    /** The sum scaled to unit length, which makes dividing by the weight needless. */
    TextVector toTextVector() {
        double squares = 0;
        for (float x : sum) {
            squares += (double) x * x;
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw new EmbeddingFailedException("the model gave a vector of squared length " + squares, null);
        }
        float scale = (float) (1 / Math.sqrt(squares));
        float[] unit = new float[sum.length];
        for (int d = 0; d < sum.length; d++) {
            unit[d] = sum[d] * scale;
        }
        return new TextVector(unit, weight);
    }
}
