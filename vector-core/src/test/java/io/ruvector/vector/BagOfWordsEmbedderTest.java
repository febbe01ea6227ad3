package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BagOfWordsEmbedderTest {
    private final TextEmbedder embedder = new BagOfWordsEmbedder();

    @Test
    void textsThatShareWordsAreMoreAlike() {
        float[] query = embedder.embedQuery("broken kettle");
        assertThat(dot(query, embedder.embedPassage("The kettle is broken.")))
                .isGreaterThan(0.5f)
                .isGreaterThan(dot(query, embedder.embedPassage("Rain is expected tomorrow.")));
    }

    @Test
    void vectorsHaveUnitLengthEvenWithoutWords() {
        assertThat(dot(embedder.embedPassage("…"), embedder.embedPassage("…"))).isCloseTo(1f, within());
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1e-5f);
    }

    private static float dot(float[] a, float[] b) {
        return new ScalarKernel().dot(a, b, 0, a.length);
    }
}
