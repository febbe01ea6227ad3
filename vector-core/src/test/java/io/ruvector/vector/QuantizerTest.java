package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuantizerTest {
    private static final int DIMENSION = 96;
    private static final float[][] VECTORS = TestVectors.clustered(31, 1_200, DIMENSION, 20);

    private record Trained(HeapVectors vectors, CodeTable codes, Metric metric) {}

    private static Trained trained(Similarity similarity, Quantization quantization, VectorKernel kernel) {
        Metric metric = new Metric(similarity, kernel, DIMENSION);
        HeapVectors vectors = new HeapVectors(metric);
        SlotSet live = new SlotSet();
        for (int slot = 0; slot < 1_000; slot++) {
            vectors.put(slot, metric.comparable(VECTORS[slot]));
            live.set(slot);
        }
        CodeTable codes = new CodeTable(new QuantizerTraining(vectors, metric, live).train(quantization));
        float[] vector = new float[DIMENSION];
        for (int slot = 0; slot < 1_000; slot++) {
            vectors.read(slot, vector);
            codes.put(slot, vector);
        }
        return new Trained(vectors, codes, metric);
    }

    private static float[] estimates(Trained trained, float[] query) {
        EstimatedDistances distances = CodedVectors.estimates(trained.codes(), trained.vectors());
        distances.from(trained.metric().comparable(query));
        int[] slots = new int[1_000];
        Arrays.setAll(slots, slot -> slot);
        float[] estimates = new float[1_000];
        distances.to(slots, 1_000, estimates);
        return estimates;
    }

    @ParameterizedTest
    @CsvSource({
        "COSINE, INT8, 0.008", "COSINE, INT4, 0.06", "COSINE, BINARY, 0.45",
        "EUCLIDEAN, INT8, 0.008", "EUCLIDEAN, INT4, 0.06", "EUCLIDEAN, BINARY, 0.45",
        "DOT_PRODUCT, INT8, 0.008", "DOT_PRODUCT, INT4, 0.06", "DOT_PRODUCT, BINARY, 0.45",
    })
    void estimatesAreUnbiasedAndAsExactAsTheirBitsAllow(
            Similarity similarity, Quantization quantization, double mostError) {
        Trained trained = trained(similarity, quantization, new SimdKernel());
        double error = 0;
        double squaredError = 0;
        double spread = 0;
        double mean = 0;
        int count = 0;
        for (int q = 1_000; q < 1_100; q++) {
            float[] estimates = estimates(trained, VECTORS[q]);
            float[] query = trained.metric().comparable(VECTORS[q]);
            for (int slot = 0; slot < 1_000; slot++) {
                double exact =
                        trained.codes().quantizer().estimateOf(trained.vectors().distance(query, slot));
                error += estimates[slot] - exact;
                squaredError += (estimates[slot] - exact) * (estimates[slot] - exact);
                spread += exact * exact;
                mean += exact;
                count++;
            }
        }
        double deviation = Math.sqrt(spread / count - mean / count * mean / count);
        assertThat(Math.sqrt(squaredError / count) / deviation).isLessThan(mostError);
        assertThat(Math.abs(error / count) / deviation).isLessThan(mostError / 4);
    }

    @ParameterizedTest
    @EnumSource(value = Quantization.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void scalarAndSimdGiveTheSameRanking(Quantization quantization) {
        Trained simd = trained(Similarity.COSINE, quantization, new SimdKernel());
        Trained scalar = trained(Similarity.COSINE, quantization, new ScalarKernel());
        for (int q = 1_100; q < 1_120; q++) {
            assertThat(ranking(estimates(simd, VECTORS[q]))).isEqualTo(ranking(estimates(scalar, VECTORS[q])));
        }
    }

    /** The slots by estimate, where estimates that differ by rounding only count as equal. */
    private static int[] ranking(float[] estimates) {
        Integer[] slots = new Integer[estimates.length];
        Arrays.setAll(slots, slot -> slot);
        Arrays.sort(slots, (a, b) -> {
            int byEstimate = Integer.compare(Math.round(estimates[a] * 1e4f), Math.round(estimates[b] * 1e4f));
            return byEstimate != 0 ? byEstimate : Integer.compare(a, b);
        });
        return Arrays.stream(Arrays.copyOf(slots, 5))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(value = Quantization.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void equalVectorsAndTheMeanItselfHaveCodes(Quantization quantization) {
        Metric metric = new Metric(Similarity.EUCLIDEAN, new SimdKernel(), 3);
        HeapVectors vectors = new HeapVectors(metric);
        SlotSet live = new SlotSet();
        for (int slot = 0; slot < 40; slot++) {
            vectors.put(slot, new float[] {1, 2, 3});
            live.set(slot);
        }
        CodeTable codes = new CodeTable(new QuantizerTraining(vectors, metric, live).train(quantization));
        codes.put(0, new float[] {1, 2, 3});
        EstimatedDistances distances = CodedVectors.estimates(codes, vectors);
        distances.from(new float[] {1, 2, 4});
        float[] estimate = new float[1];
        distances.to(new int[] {0}, 1, estimate);
        assertThat(estimate[0]).isCloseTo(1f, offset(1e-6f));
    }
}
