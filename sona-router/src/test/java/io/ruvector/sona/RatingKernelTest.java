package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RatingKernelTest {

    private static final SimilarityScale PLAIN = new SimilarityScale(0);

    private static RatedExample rated(long version, double quality) {
        return new RatedExample("x" + version, "r", version, (float) quality, true, "text", new float[1]);
    }

    @Test
    void withoutARatingNearTheScoreStays() {
        RatingKernel kernel = new RatingKernel(PLAIN, 10, 1, 1);
        kernel.add(0, List.of(rated(1, -1)), new float[] {0.2f});

        assertThat(kernel.corrected(0, 0.7)).isCloseTo(0.7, Offset.offset(1e-9));
    }

    @Test
    void badRatingOfTheSameTextDecidesAgainstTheRoute() {
        RatingKernel kernel = new RatingKernel(PLAIN, 10, 1, 2);
        kernel.add(0, List.of(rated(11, -1)), new float[] {1});
        kernel.add(1, List.of(), new float[0]);

        assertThat(kernel.corrected(0, 0.9)).isLessThan(kernel.corrected(1, 0.1));
    }

    @Test
    void ratingsThatDoNotAgreeCountNothing() {
        RatingKernel kernel = new RatingKernel(PLAIN, 10, 0, 1);
        kernel.add(0, List.of(rated(11, -1)), new float[] {1});

        assertThat(kernel.corrected(0, 0.9)).isCloseTo(0.9, Offset.offset(1e-9));
    }

    @Test
    void goodRatingOfOneRouteCountsALittleAgainstTheOthers() {
        RatingKernel kernel = new RatingKernel(PLAIN, 10, 1, 2);
        kernel.add(0, List.of(rated(11, 1)), new float[] {0.9f});
        kernel.add(1, List.of(), new float[0]);

        assertThat(kernel.corrected(1, 0.5)).isLessThan(0.5);
        assertThat(kernel.corrected(0, 0.5)).isGreaterThan(0.5);
    }
}
