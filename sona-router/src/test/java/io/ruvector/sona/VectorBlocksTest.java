package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorBlocksTest {

    private static final int DIMENSION = 7;
    private final Random random = new Random(4);

    private float[] vector() {
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return vector;
    }

    @Test
    void dotsAreThoseOfTheColumnsInTheirOrder() {
        VectorBlocks blocks = VectorBlocks.of(2, List.of(new float[] {1, 0}, new float[] {0, 1}, new float[] {2, 3}));

        assertThat(blocks.dots(new float[] {5, 7})).startsWith(5, 7, 31);
    }

    @Test
    void changedColumnsGiveTheSameBitsAsAMatrixMadeAnew() {
        List<float[]> columns = new ArrayList<>();
        VectorBlocks grown = VectorBlocks.of(DIMENSION, List.of());
        for (int i = 0; i < 200; i++) {
            columns.add(vector());
            grown = grown.with(i, List.of(columns.get(i)));
        }
        VectorBlocks before = grown;
        List<float[]> three = List.of(vector(), vector(), vector());
        VectorBlocks changed = grown.with(62, three);
        float[] asked = vector();
        float[] unchanged = VectorBlocks.of(DIMENSION, columns).dots(asked);
        for (int i = 0; i < 3; i++) {
            columns.set(62 + i, three.get(i));
        }

        assertThat(changed.dots(asked))
                .containsExactly(VectorBlocks.of(DIMENSION, columns).dots(asked));
        assertThat(before.dots(asked)).containsExactly(unchanged);
        assertThat(changed.count()).isEqualTo(200);
    }
}
