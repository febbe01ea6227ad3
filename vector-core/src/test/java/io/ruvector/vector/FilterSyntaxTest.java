package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ruvector.store.InvalidInputException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that is no filter is refused with the position, what was expected there and what stands there. */
class FilterSyntaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                     | 0  | a field, \"not\", \"exists\" or (        | the end",
                "`   `                  | 3  | a field, \"not\", \"exists\" or (        | the end",
                "lang                   | 4  | one of = != < <= > >= \"in\" \"not in\" \"between\" \"contains\" | the end",
                "lang en                | 5  | one of = != < <= > >= \"in\" \"not in\" \"between\" \"contains\" | en",
                "lang = en              | 7  | a value such as \"text\", -1.5, true, time \"2026-01-02T03:04:05Z\" or [\"a\"] | en",
                "lang =                 | 6  | a value such as \"text\", -1.5, true, time \"2026-01-02T03:04:05Z\" or [\"a\"] | the end",
                "lang = \"en            | 10 | \" to close the text that begins at position 7 | the end",
                "lang = \"e\\xn\"       | 10 | one of \" ' \\ / b f n r t u after \\ | x",
                "lang = \"\\u00g0\"     | 12 | four hexadecimal digits after \\u | g",
                "a = 1 b = 2            | 6  | \"and\", \"or\" or the end | b",
                "a = 1 and              | 9  | a field, \"not\", \"exists\" or ( | the end",
                "a = 1 && b = 2         | 6  | a field, a value, an operator or a bracket | &",
                "(a = 1                 | 6  | \"and\", \"or\" or ) | the end",
                "a = 1)                 | 5  | \"and\", \"or\" or the end | )",
                "a in 1                 | 5  | ( | 1",
                "a in (1 2)             | 8  | , or ) | 2",
                "a in (1,)              | 8  | a value such as \"text\", -1.5, true, time \"2026-01-02T03:04:05Z\" or [\"a\"] | )",
                "a not = 1              | 6  | \"in\", \"between\" or \"contains\" | =",
                "a between 1 or 2       | 12 | \"and\" and the upper bound | or",
                "a > true               | 4  | a number, a text or a time, which have an order | true",
                "a contains 1           | 11 | a text in quotes | 1",
                "a = [1]                | 5  | a text in quotes | 1",
                "a = 12x                | 6  | the end of the number | x",
                "a = 1.                 | 6  | a digit | the end",
                "a = -                  | 5  | a digit | the end",
                "a = 1e                 | 6  | a digit | the end",
                "a = 1e999              | 4  | a number of the size of a double | 1e999",
                "a = 9223372036854775808 | 4 | a whole number from -2^63 to 2^63 - 1, or one with a point or exponent | 9223372036854775808",
                "a = time 5             | 9  | a time in quotes | 5",
                "a = time \"yesterday\" | 9  | an ISO 8601 time with a zone, such as 2026-01-02T03:04:05Z, or a date | the text \"yesterday\"",
                "a = time \"2026-02-30\" | 9 | an ISO 8601 time with a zone, such as 2026-01-02T03:04:05Z, or a date | the text \"2026-02-30\"",
                "a ! 1                  | 3  | = after ! | U+0020",
                "\" \" = 1              | 0  | a field's name of 1 to 256 characters | the text \" \"",
                "exists and             | 7  | a field | and",
                "not                    | 3  | a field, \"not\", \"exists\" or ( | the end",
                "a = “en”               | 4  | a field, a value, an operator or a bracket | “",
            })
    void theErrorNamesPositionAndExpectation(String text, int position, String expected, String found) {
        FilterSyntaxException e = catchThrowableOfType(FilterSyntaxException.class, () -> Filter.parse(text));
        assertThat(e).as(text).isNotNull();
        assertThat(e.position()).as(e.getMessage()).isEqualTo(position);
        assertThat(e.expected()).isEqualTo(expected);
        assertThat(e.found()).isEqualTo(found);
        assertThat(e)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("filter, position " + position + ": expected " + expected + ", got " + found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "not ", "not (", "(a = 1 and ", "a = 1 or (b = 2 and ("})
    void deepNestingIsAnErrorAndNoOverflow(String opening) {
        assertThatThrownBy(() -> Filter.parse(opening.repeat(10_000) + "a = 1"))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageContaining("at most 100 parentheses and negations within one another");
        assertThatThrownBy(() -> Filter.parse("(".repeat(10_000) + "a = 1" + ")".repeat(10_000)))
                .isInstanceOf(FilterSyntaxException.class);
    }

    @Test
    void aHundredParenthesesAreStillRead() {
        assertThat(Filter.parse("(".repeat(100) + "a = 1" + ")".repeat(100))).isEqualTo(Filter.eq("a", 1));
    }

    @Test
    void tooMuchIsAnError() {
        assertThatThrownBy(() -> Filter.parse("a = 1 or ".repeat(100_000) + "a = 2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 4096");
        assertThatThrownBy(() -> Filter.parse(" ".repeat(Filter.MAX_TEXT_CHARS + 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 1048576 characters");
        assertThatThrownBy(() -> Filter.parse("a = " + "9".repeat(100_000)))
                .isInstanceOf(FilterSyntaxException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void anyTextIsAFilterOrATypedError() {
        SplittableRandom random = new SplittableRandom(7);
        RandomFilters filters = new RandomFilters(random);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(filters.filter(2).text());
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, "()[],=<>!-+.eE\"'\\ \0tn19".charAt(random.nextInt(23)));
                    case 1 -> text.delete(at, Math.min(text.length(), at + 1));
                    default -> text.insert(at, (char) random.nextInt(0x10000));
                }
            }
            try {
                Filter read = Filter.parse(text.toString());
                assertThat(Filter.parse(read.text())).isEqualTo(read);
            } catch (FilterSyntaxException e) {
                assertThat(e.position()).isBetween(0, text.length());
                refused++;
            }
        }
        assertThat(refused).isBetween(5_000, 19_900);
    }
}
