package io.ruvector.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs are described and checked by the same words. */
class InputTypeTest {

    record Inner(@Described("a name") String name) {}

    record Sample(
            @Described(value = "a word", most = 5) String word,

            @Described(value = "a number", min = 1, max = 9) @Nullable
            Integer k,

            @Described("a share") @Nullable Double share,
            @Described("a flag") @Nullable Boolean flag,
            @Described("a vector") float @Nullable [] vector,
            @Described(value = "words", most = 2) @Nullable List<String> words,

            @Described(value = "inner ones", most = 2) @Nullable
            List<Inner> inner,

            @Described("values") @Nullable Map<String, Object> values,
            @Described("a moment") @Nullable Instant at) {}

    private static final InputType<Sample> TYPE = InputType.of(Sample.class);

    @Test
    void whatIsGivenIsRead() {
        Sample read = TYPE.read(
                "",
                Map.of(
                        "word",
                        "tea",
                        "k",
                        9.0,
                        "share",
                        1,
                        "flag",
                        true,
                        "vector",
                        List.of(1, 0.5),
                        "words",
                        List.of("longer than five"),
                        "inner",
                        List.of(Map.of("name", "x")),
                        "values",
                        Map.of("year", 2020),
                        "at",
                        "2026-01-01T00:00:00Z"));
        assertThat(read.word()).isEqualTo("tea");
        assertThat(read.k()).isEqualTo(9);
        assertThat(read.share()).isEqualTo(1.0);
        assertThat(read.vector()).containsExactly(1, 0.5f);
        assertThat(read.words()).containsExactly("longer than five");
        assertThat(read.inner()).containsExactly(new Inner("x"));
        assertThat(read.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(TYPE.read("", Map.of("word", "tea")).k()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k     | 10       | k: expected a whole number from 1 to 9, got 10",
                "k     | 1.5      | k: expected a whole number from 1 to 9, got 1.5",
                "share | NaN      | share: expected a number, got NaN",
                "word  | abcdef   | word: expected a text of at most 5 characters, got \"abcdef\"",
                "at    | tomorrow | at: expected a time such as 2026-01-31T12:00:00Z, got \"tomorrow\"",
                "flag  | yes      | flag: expected true or false, got \"yes\"",
            })
    void aRefusalNamesFieldExpectationAndValue(String field, String text, String message) {
        Object value = TYPE.fields().stream()
                .filter(one -> one.name().equals(field))
                .map(one -> field.equals("flag") ? (Object) text : one.type().parse(field, text))
                .findFirst()
                .orElseThrow();
        Map<String, Object> given = field.equals("word") ? Map.of(field, value) : Map.of("word", "tea", field, value);
        assertThatThrownBy(() -> TYPE.read("", given))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void missingUnknownAndNestedFieldsAreNamedByTheirPath() {
        assertThatThrownBy(() -> TYPE.read("", Map.of())).hasMessageStartingWith("word: expected a text");
        assertThatThrownBy(() -> TYPE.read("", Map.of("word", "x", "q", 1)))
                .hasMessageStartingWith("q: expected no such");
        assertThatThrownBy(() -> TYPE.read("", Map.of("word", "x", "inner", List.of(Map.of("name", 7)))))
                .hasMessageStartingWith("inner[0].name: expected a text");
        assertThatThrownBy(() -> TYPE.read("", Map.of("word", "x", "vector", List.of(1, "2"))))
                .hasMessageStartingWith("vector[1]: expected a number");
        assertThatThrownBy(() -> TYPE.read("", Map.of("word", "x", "words", List.of("a", "b", "c"))))
                .hasMessageStartingWith("words: expected an array of at most 2");
        assertThatThrownBy(() -> TYPE.read("", Map.of("word", "x", "values", Map.of("a", Map.of()))))
                .hasMessageStartingWith("values.a: expected an object of texts");
    }

    @Test
    void everyOperationIsDescribedForItsCallers() {
        assertThat(Operations.all()).hasSizeGreaterThan(35).allSatisfy(operation -> {
            assertThat(operation.description()).endsWith(".");
            assertThat(operation.input().schema()).containsEntry("additionalProperties", false);
            assertThat(operation.outputSchema()).containsEntry("type", "object");
            assertThat(operation.name()).matches("[a-z]+(_[a-z]+)*");
        });
    }
}
