package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    @ParameterizedTest
    @CsvSource({"1, 12.7062", "2, 4.3027", "5, 2.5706", "10, 2.2281", "30, 2.0423", "100, 1.9840", "100000, 1.9600"})
    void quantilesAgreeWithPrintedTables(double df, double t) {
        assertThat(StudentT.twoSidedQuantile(0.05, df)).isCloseTo(t, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0.5", "0, 7, 1", "2.5706, 5, 0.05", "1.959964, 1000000, 0.05"})
    void tailsAgreeWithPrintedTables(double t, double df, double tail) {
        assertThat(StudentT.twoSidedTail(t, df)).isCloseTo(tail, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "5, 3.1780538303", "0.5, 0.5723649429", "100, 359.1342053696"})
    void logGammaAgreesWithFactorials(double x, double expected) {
        assertThat(StudentT.logGamma(x)).isCloseTo(expected, within(1e-9));
    }
}
