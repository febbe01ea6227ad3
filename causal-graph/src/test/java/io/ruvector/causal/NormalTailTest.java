package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.15865525393145705",
        "-1, 0.8413447460685429",
        "2.9, 0.0018658133003840378",
        "3, 0.0013498980316300933",
        "5, 2.866515718791939e-7",
        "8, 6.220960574271785e-16"
    })
    void tailsAgreeWithPrintedTables(double x, double tail) {
        assertThat(NormalTail.above(x)).isCloseTo(tail, withinPercentage(1e-6));
    }
}
