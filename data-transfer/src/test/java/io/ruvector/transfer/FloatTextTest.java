package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatTextTest {
    @Test
    void everyTextGivesTheFloatThatTheJdkGives() {
        Random random = new Random(1);
        for (int i = 0; i < 400_000; i++) {
            float some = Float.intBitsToFloat(random.nextInt());
            assertSame(Float.toString(some));
            assertSame(Double.toString(random.nextGaussian()));
            assertSame(String.format(
                    Locale.ROOT, "%d.%de%d", random.nextInt(100), random.nextInt(10_000), -random.nextInt(50)));
        }
    }

    /** Half-way between two floats, and next to it: where rounding twice would be wrong. */
    @Test
    void decimalsBetweenTwoFloatsAreRoundedOnce() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            float below = random.nextInt(1 << 24) * (float) Math.pow(2, random.nextInt(20) - 10);
            BigDecimal half = new BigDecimal(below)
                    .add(new BigDecimal(Math.nextUp(below)))
                    .divide(BigDecimal.valueOf(2));
            assertSame(half.toPlainString());
            assertSame(half.add(new BigDecimal("1e-12")).toPlainString());
            assertSame(half.subtract(new BigDecimal("1e-12")).toPlainString());
        }
    }

    @Test
    void unusualTextsGiveWhatTheJdkGives() {
        for (String text : List.of(
                "0",
                "-0",
                "-0.0",
                "+1",
                ".5",
                "5.",
                "1e5",
                "1E+5",
                "1e-5",
                "00012",
                "0.000000000000000000001",
                "NaN",
                "-Infinity",
                "1f",
                "0x1p3",
                "1.4e-45",
                "3.4028236e38",
                "1e99999",
                "123456789012345678901234567890",
                "9007199254740993",
                "16777217")) {
            assertSame(text);
        }
    }

    @Test
    void whatIsNoNumberIsNamed() {
        for (String text : List.of("", "-", ".", "e5", "1e", "1e+", "1.2.3", "x", "1,5", "--1", "-.")) {
            assertThatThrownBy(() -> VectorCell.number(text))
                    .as(text)
                    .isInstanceOf(NumberFormatException.class)
                    .hasMessage('"' + text + '"');
        }
    }

    private static void assertSame(String text) {
        int expected = Float.floatToRawIntBits(Float.parseFloat(text));
        if (Float.floatToRawIntBits(VectorCell.number(text)) != expected) {
            assertThat(VectorCell.number(text)).as(text).isEqualTo(Float.intBitsToFloat(expected));
        }
    }
}
