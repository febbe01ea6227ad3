package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouteMemoryTest {

    private static final int DIMENSION = 9;
    private static final int CAPACITY = 5;
    private final Random random = new Random(2);

    private RatedExample example(int version) {
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        float quality = version % 3 == 0 ? -1 : 0.5f;
        return new RatedExample("x" + version, "r", version, quality, true, "text", UnitVectors.unit(vector));
    }

    @Test
    void memoryThatGrewExampleByExampleEqualsOneReadBack() {
        RouteMemory grown = new RouteMemory(DIMENSION, CAPACITY, List.of());
        List<RatedExample> all = new ArrayList<>();
        for (int version = 1; version <= 23; version++) {
            RatedExample added = example(version);
            all.add(added);
            grown = grown.plus(List.of(added));
            RouteMemory readBack = new RouteMemory(DIMENSION, CAPACITY, all);
            float[] asked = example(0).embedding();

            assertThat(grown.examples()).isEqualTo(readBack.examples());
            assertThat(grown.mean()).containsExactly(readBack.mean());
            assertThat(grown.dots(asked)).containsExactly(readBack.dots(asked));
            assertThat(grown.health()).isEqualTo(readBack.health());
            assertThat(grown.hasGoodExample()).isEqualTo(readBack.hasGoodExample());
        }
        assertThat(grown.examples()).hasSize(CAPACITY);
    }

    @Test
    void newestOfEqualTextsCounts() {
        RatedExample old = example(1);
        RouteMemory memory = new RouteMemory(
                DIMENSION,
                8,
                List.of(
                        old,
                        new RatedExample("b", "r", 2, -1, true, "text", old.embedding()),
                        new RatedExample("c", "r", 3, -1, true, "text", old.embedding()),
                        new RatedExample("d", "r", 4, -1, true, "text", old.embedding())));

        assertThat(memory.nearestAgreement(memory.dots(old.embedding()), new SimilarityScale(0), 1))
                .isBetween(-1.001, -0.999);
    }
}
