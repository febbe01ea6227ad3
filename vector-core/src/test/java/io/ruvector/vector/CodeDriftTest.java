package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeDriftTest {

    private static final int DIMENSION = 32;
    private static final int COUNT = 500;

    private final Metric metric = new Metric(Similarity.EUCLIDEAN, Simd.kernel(), DIMENSION);
    private final FullVectors vectors = new HeapVectors(metric);
    private final SlotSet live = new SlotSet();
    private final Random random = new Random(3);

    @Test
    void codesAreTrainedAnewWhenVectorsOfAnotherPlaceReplaceTheOldOnes() {
        CodedGraph graph = trained();
        replace(graph, COUNT - 1, 10);
        assertThat(graph.isOutgrown(COUNT))
                .as("before as many came as it was trained on")
                .isFalse();
        replace(graph, 1, 10);
        assertThat(graph.isOutgrown(COUNT)).isTrue();
        assertThat(graph.retrained().isOutgrown(COUNT)).isFalse();
    }

    @Test
    void vectorsOfTheSamePlaceDoNotTrainAnew() {
        CodedGraph graph = trained();
        replace(graph, 3 * COUNT, 0);
        assertThat(graph.isOutgrown(COUNT)).isFalse();
    }

    private CodedGraph trained() {
        for (int slot = 0; slot < COUNT; slot++) {
            vectors.put(slot, around(0));
            live.set(slot);
        }
        CodedGraph graph =
                CodedGraph.train(metric, vectors, live, HnswConfig.builder().build(), Quantization.INT4, 7);
        graph.build(1);
        return graph;
    }

    private void replace(CodedGraph graph, int count, float place) {
        for (int i = 0; i < count; i++) {
            int slot = i % COUNT;
            float[] vector = around(place);
            vectors.put(slot, vector);
            graph.add(slot, vector);
        }
    }

    private float[] around(float place) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = place + (float) random.nextGaussian();
        }
        return vector;
    }
}
