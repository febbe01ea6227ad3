package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void equalValuesHaveAnIntervalOfNoWidth() {
        assertThat(Bootstrap.mean(List.of(0.5, 0.5, 0.5))).isEqualTo(new Bootstrap.Interval(0.5, 0.5, 0.5));
    }

    @Test
    void theIntervalIsAboutTwoStandardErrorsWide() {
        // 400 values, half 0 and half 1: standard error 0.5 / 20 = 0.025
        List<Double> values =
                IntStream.range(0, 400).mapToObj(i -> (double) (i % 2)).toList();
        Bootstrap.Interval interval = Bootstrap.mean(values);
        assertThat(interval.mean()).isCloseTo(0.5, within(1e-9));
        assertThat(interval.low()).isCloseTo(0.5 - 1.96 * 0.025, within(0.006));
        assertThat(interval.high()).isCloseTo(0.5 + 1.96 * 0.025, within(0.006));
    }

    @Test
    void groupsWeighTheSameWhateverTheirSize() {
        assertThat(Bootstrap.meanOfGroups(List.of(1.0, 0.0, 0.0, 0.0), List.of("a", "b", "b", "b"))
                        .mean())
                .isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theSameSampleGivesTheSameInterval() {
        List<Double> values = List.of(0.1, 0.9, 0.4, 0.7);
        assertThat(Bootstrap.mean(values)).isEqualTo(Bootstrap.mean(values));
    }
}
