package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrototypeFinderTest {

    @Test
    void groupsFarApartGetACentreEach() {
        List<PatternPrototype> found = find(
                example(1, 1, 0, 0),
                example(1, 0.9f, 0.1f, 0),
                example(1, 0, 1, 0),
                example(1, 0, 0.9f, 0.1f),
                example(1, 0, 0, 1));

        assertThat(found).hasSize(3);
        assertThat(found).extracting(PatternPrototype::successes).containsExactlyInAnyOrder(2.0, 2.0, 1.0);
    }

    @Test
    void equalExamplesShareOneCentre() {
        assertThat(find(example(1, 1, 0, 0), example(1, 1, 0, 0), example(1, 1, 0, 0)))
                .hasSize(1);
    }

    @Test
    void badRatingsWithdrawTrustAndGoodOnesGiveItBack() {
        assertThat(find(example(1, 1, 0, 0)).getFirst().trusted()).isTrue();
        assertThat(find(example(1, 1, 0, 0), example(-1, 1, 0, 0)).getFirst().trusted())
                .isFalse();
        assertThat(find(example(1, 1, 0, 0), example(-1, 1, 0, 0), example(1, 1, 0, 0), example(1, 1, 0, 0))
                        .getFirst()
                        .trusted())
                .isTrue();
    }

    @Test
    void badRatingPushesTheCentreAway() {
        float[] alone = find(example(1, 1, 1, 0)).getFirst().centre();
        float[] pushed =
                find(example(1, 1, 1, 0), example(-1, 0, 1, 0)).getFirst().centre();

        assertThat(pushed[1]).isLessThan(alone[1]);
        assertThat(pushed[0]).isGreaterThan(alone[0]);
    }

    @Test
    void onlyBadExamplesGiveNoPattern() {
        assertThat(find(example(-1, 1, 0, 0))).isEmpty();
    }

    @Test
    void memoryKeepsTheNewest() {
        List<RatedExample> examples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            examples.add(new RatedExample("x" + i, "r", i, 1, false, "t", new float[] {1, 0}));
        }

        assertThat(new RouteMemory(2, 4, examples).examples())
                .extracting(RatedExample::id)
                .containsExactly("x6", "x7", "x8", "x9");
    }

    @Test
    void healthFallsWithBadRatingsOnly() {
        List<RatedExample> examples = new ArrayList<>(List.of(example(1, 1, 0, 0)));
        assertThat(new RouteMemory(3, 64, examples).health()).isEqualTo(1);
        for (int i = 0; i < 6; i++) {
            examples.add(new RatedExample("x", "r", 0, -1, true, "t", new float[] {1, 0, 0}));
        }
        assertThat(new RouteMemory(3, 64, examples).health()).isCloseTo(0.3, within(0.01));
    }

    private static List<PatternPrototype> find(RatedExample... examples) {
        RouteMemory memory = new RouteMemory(3, 64, List.of(examples));
        return new PrototypeFinder(memory, CosineTable.of(memory)).find();
    }

    private static RatedExample example(float quality, float... vector) {
        return new RatedExample("x", "r", 0, quality, false, "t", UnitVectors.unit(vector));
    }
}
