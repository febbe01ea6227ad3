package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CosineTableTest {

    private static final int DIMENSION = 48;
    private static final int CAPACITY = 9;

    @Test
    void grownTableEqualsOneMadeAnewBitByBit() {
        SplittableRandom random = new SplittableRandom(1);
        RouteMemory memory = new RouteMemory(DIMENSION, CAPACITY, List.of());
        CosineTable table = CosineTable.of(memory);
        for (int i = 0; i < 3 * CAPACITY; i++) {
            memory = memory.plus(List.of(example(random)));
            table = table.plusNewestOf(memory);
            CosineTable anew = CosineTable.of(new RouteMemory(DIMENSION, CAPACITY, memory.examples()));
            assertThat(table.count()).isEqualTo(anew.count());
            for (int row = 0; row < table.count(); row++) {
                assertThat(table.row(row)).isEqualTo(anew.row(row));
            }
        }
    }

    @Test
    void cosinesWithASumAreThoseOfItsVector() {
        SplittableRandom random = new SplittableRandom(2);
        List<RatedExample> examples = new ArrayList<>();
        float[] weights = new float[CAPACITY];
        float[] sum = new float[DIMENSION];
        for (int i = 0; i < CAPACITY; i++) {
            examples.add(example(random));
            weights[i] = (float) random.nextDouble(-1, 1);
            UnitVectors.addScaled(weights[i], examples.get(i).embedding(), 0, sum);
        }
        RouteMemory memory = new RouteMemory(DIMENSION, CAPACITY, examples);

        float[] expected = memory.dots(UnitVectors.unit(sum));
        float[] actual = CosineTable.of(memory).withSum(weights);

        for (int i = 0; i < CAPACITY; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @Test
    void aSumOfNothingIsNearNothing() {
        RouteMemory memory = new RouteMemory(DIMENSION, CAPACITY, List.of(example(new SplittableRandom(3))));

        assertThat(CosineTable.of(memory).withSum(new float[1])).containsExactly(0);
    }

    private static RatedExample example(SplittableRandom random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return new RatedExample("x", "r", 0, 1, true, "t", UnitVectors.unit(vector));
    }
}
