package io.ruvector.vector;

/**
 * The training of a quantizer on the vectors of an index: their mean becomes the centre, and the error of estimates is
 * measured on pairs of them.
 */
final class QuantizerTraining {
    private static final int SAMPLE = 20_000;
    private static final int PAIRS = 256;
    private static final int LEAST_PAIRS = 8;

    /** So uncertain that everything found is compared in full. */
    private static final float UNKNOWN_NOISE = 1e30f;

    private static final double MOST_OFF = 0.1;

    private final FullVectors vectors;
    private final Metric metric;
    private final int[] sample;

    /** Training on a sample of slots. */
    QuantizerTraining(FullVectors vectors, Metric metric, SlotSet live) {
        this.vectors = vectors;
        this.metric = metric;
        int count = Math.min(SAMPLE, live.size());
        this.sample = new int[count];
        int every = Math.max(1, live.size() / Math.max(1, count));
        int taken = 0;
        int seen = 0;
        for (int slot = live.next(0); slot >= 0 && taken < count; slot = live.next(slot + 1)) {
            if (seen++ % every == 0) {
                sample[taken++] = slot;
            }
        }
    }

    Quantizer train(Quantization quantization) {
        float[] mean = mean();
        Quantizer exact = new Quantizer(quantization, metric.similarity(), metric.kernel(), mean, 0);
        return new Quantizer(quantization, metric.similarity(), metric.kernel(), mean, noise(exact));
    }

    float[] mean() {
        double[] sum = new double[metric.dimension()];
        float[] vector = new float[metric.dimension()];
        for (int slot : sample) {
            vectors.read(slot, vector);
            for (int i = 0; i < vector.length; i++) {
                sum[i] += vector[i];
            }
        }
        float[] mean = new float[vector.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / Math.max(1, sample.length));
        }
        return mean;
    }

    /** Whether a centre is so far from the mean that it costs a tenth more of the squared length that codes have to cover. */
    boolean isOff(float[] centre) {
        float[] mean = mean();
        float[] vector = new float[metric.dimension()];
        double spread = 0;
        for (int slot : sample) {
            vectors.read(slot, vector);
            spread += squaredDistance(vector, mean);
        }
        return squaredDistance(mean, centre) > MOST_OFF * spread / Math.max(1, sample.length);
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = (double) a[i] - b[i];
            sum += d * d;
        }
        return sum;
    }

    private float noise(Quantizer quantizer) {
        int dimension = metric.dimension();
        CodeTable codes = new CodeTable(quantizer);
        EstimatedDistances estimates = CodedVectors.estimates(codes, vectors);
        float[] query = new float[dimension];
        float[] other = new float[dimension];
        float[] residual = new float[dimension];
        float[] estimate = new float[1];
        double squaredErrors = 0;
        int pairs = Math.min(PAIRS, sample.length / 2);
        for (int pair = 0; pair < pairs; pair++) {
            vectors.read(sample[pair * (sample.length / pairs)], query);
            int slot = sample[sample.length - 1 - pair * (sample.length / 2 / pairs)];
            vectors.read(slot, other);
            codes.put(0, other);
            estimates.from(query);
            estimates.to(new int[] {0}, 1, estimate);
            double error = estimate[0] - quantizer.estimateOf(vectors.distance(query, slot));
            quantizer.residual(query, residual);
            double squaredLength = quantizer.squaredLength(residual);
            squaredErrors += squaredLength == 0 ? 0 : error * error / squaredLength;
        }
        return pairs < LEAST_PAIRS ? UNKNOWN_NOISE : (float) Math.sqrt(squaredErrors / pairs);
    }
}
