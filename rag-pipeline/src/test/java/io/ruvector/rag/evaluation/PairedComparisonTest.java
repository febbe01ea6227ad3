package io.ruvector.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
    private static final long SEED = 42;

    @Test
    void equalFiguresDifferByNothing() {
        double[] figures = {0.1, 0.5, 0.9};

        PairedComparison same = PairedComparison.of(figures, figures, SEED);

        assertThat(same).isEqualTo(new PairedComparison(new MeanInterval(0, 0, 0), 0, 0, 3, 1));
    }

    @Test
    void aSteadyGainIsHardlyChance() {
        double[] second = new SplittableRandom(7).doubles(30).toArray();
        double[] first = Arrays.stream(second).map(value -> value + 0.1).toArray();

        PairedComparison gain = PairedComparison.of(first, second, SEED);

        assertThat(gain.better()).isEqualTo(30);
        assertThat(gain.difference().low()).isPositive();
        assertThat(gain.pValue()).isLessThan(0.001);
    }

    @Test
    void noiseIsFoundSignificantAboutAsOftenAsThePValueSays() {
        SplittableRandom random = new SplittableRandom(11);
        int significant = 0;
        for (int run = 0; run < 200; run++) {
            double[] first = random.doubles(20).toArray();
            double[] second = random.doubles(20).toArray();
            significant += PairedComparison.of(first, second, SEED + run).pValue() <= 0.05 ? 1 : 0;
        }

        assertThat(significant).isBetween(2, 20);
    }

    @Test
    void figuresOfOtherQuestionsAreRefused() {
        assertThatThrownBy(() -> PairedComparison.of(new double[] {1, 2}, new double[] {1}, SEED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("as many as 2");
    }
}
