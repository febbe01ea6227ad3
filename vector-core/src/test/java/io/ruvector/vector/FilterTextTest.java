package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form of filters: what a text means, and that nothing is lost on the way there and back. */
class FilterTextTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private static void means(String text, Filter filter) {
        assertThat(Filter.parse(text)).as(text).isEqualTo(filter);
    }

    @Test
    void conditionsCombineAsInOtherLanguages() {
        means(
                "lang = \"en\" and (year >= 2020 or tags contains \"news\") and not draft = true",
                Filter.and(
                        Filter.eq("lang", "en"),
                        Filter.or(Filter.gte("year", 2020), Filter.contains("tags", "news")),
                        Filter.not(Filter.eq("draft", true))));
        Filter a = Filter.eq("a", 1);
        Filter b = Filter.eq("b", 1);
        Filter c = Filter.eq("c", 1);
        means("a = 1 or b = 1 and c = 1", Filter.or(a, Filter.and(b, c)));
        means("not a = 1 and b = 1", Filter.and(Filter.not(a), b));
        means("not (a = 1 and b = 1)", Filter.not(Filter.and(a, b)));
        means("((a = 1)) and (b = 1 and c = 1)", Filter.and(a, b, c));
        means("not not a = 1", a);
    }

    @Test
    void everyOperatorHasItsWord() {
        means("k = 1", Filter.eq("k", 1));
        means("k == 1", Filter.eq("k", 1));
        means("k != 1", Filter.ne("k", 1));
        means("k <> 1", Filter.ne("k", 1));
        means("k>1", Filter.gt("k", 1));
        means("k>=-1", Filter.gte("k", -1));
        means("k<1", Filter.lt("k", 1));
        means("k<=1", Filter.lte("k", 1));
        means("k in (\"a\", 1, true)", Filter.in("k", "a", 1, true));
        means("k in ()", Filter.in("k"));
        means("k not in (\"a\")", Filter.notIn("k", "a"));
        means("k between 1 and 2 and exists m", Filter.and(Filter.gte("k", 1), Filter.lte("k", 2), Filter.exists("m")));
        means("k not between 1 and 2", Filter.not(Filter.between("k", 1, 2)));
        means("k contains 'x'", Filter.contains("k", "x"));
        means("k NOT CONTAINS 'x'", Filter.not(Filter.contains("k", "x")));
        means("EXISTS k", Filter.exists("k"));
        means("true", Filter.and(List.of()));
        means("False", Filter.or(List.of()));
    }

    @Test
    void everyTypeOfValueIsWritten() {
        means("k = 'it''s \"x\"'", Filter.eq("k", "it's \"x\""));
        means("k = \"a\"\"b\\u00e9\\n\\\\ \\/\"", Filter.eq("k", "a\"b\u00e9\n\\ /"));
        means("k = \"\"", Filter.eq("k", ""));
        means("k = -12", Filter.eq("k", -12L));
        means("k = 1.0", Filter.eq("k", 1.0));
        means("k = 1e3", Filter.eq("k", 1000.0));
        means("k = -1.5E-3", Filter.eq("k", -0.0015));
        means("k = TRUE", Filter.eq("k", true));
        means("k = [\"a\", 'b']", Filter.eq("k", List.of("a", "b")));
        means("k = []", Filter.eq("k", List.of()));
        means("k < time \"2026-01-02T03:04:05Z\"", Filter.lt("k", TIME));
        means("k < time '2026-01-02T04:04:05+01:00'", Filter.lt("k", TIME));
        means("k < time \"2026-01-02\"", Filter.lt("k", Instant.parse("2026-01-02T00:00:00Z")));
    }

    @Test
    void aValueAloneIsReadInTheSameForm() {
        assertThat(Filter.parseValue(" -7 ")).isEqualTo(-7L);
        assertThat(Filter.parseValue("time '2026-01-02T03:04:05Z'")).isEqualTo(TIME);
        assertThat(Filter.parseValue("['a', \"b\"]")).isEqualTo(List.of("a", "b"));
        assertThatThrownBy(() -> Filter.parseValue("1 2"))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessage("filter, position 2: expected the end, got 2");
    }

    @Test
    void fieldsAreNamesOrQuoted() {
        means("a.b-c_1 = 1", Filter.eq("a.b-c_1", 1));
        means("größe = 1", Filter.eq("größe", 1));
        means("time > time \"2026-01-02T03:04:05Z\"", Filter.gt("time", TIME));
        means("\"two words\" = 1", Filter.eq("two words", 1));
        means("exists 'not'", Filter.exists("not"));
        means("\"in\" in (1)", Filter.in("in", 1));
    }

    @Test
    void theTextIsReadable() {
        Filter filter = Filter.eq("lang", "en")
                .and(Filter.gte("year", 2020).or(Filter.contains("tags", "news")))
                .and(Filter.not(Filter.eq("draft", true)))
                .and(Filter.notIn("id", "a", 1.5))
                .and(Filter.lt("time", TIME).and(Filter.exists("and")));
        assertThat(filter)
                .hasToString("lang = \"en\" and (year >= 2020 or tags contains \"news\") and not draft = true"
                        + " and id not in (\"a\", 1.5) and time < time \"2026-01-02T03:04:05Z\" and exists \"and\"");
        assertThat(filter.text()).isEqualTo(filter.toString());
        assertThat(Filter.eq("k", "a\nb\u0001\u2028").text()).isEqualTo("k = \"a\\nb\\u0001\\u2028\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadBackEqualAndMatchesTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomFilters filters = new RandomFilters(random);
        int matched = 0;
        for (int i = 0; i < 4_000; i++) {
            Filter filter = filters.filter(4);
            Filter read = Filter.parse(filter.text());
            assertThat(read).as(filter.text()).isEqualTo(filter);
            for (int row = 0; row < 5; row++) {
                Map<String, Object> metadata = filters.metadata();
                assertThat(read.matches(metadata)).isEqualTo(filter.matches(metadata));
                matched += filter.matches(metadata) ? 1 : 0;
            }
        }
        assertThat(matched).isBetween(4_000, 16_000);
    }

    @Test
    void aFilterOfConstructorsComesBackFlatAndMatchesTheSame() {
        RandomFilters filters = new RandomFilters(new SplittableRandom(4));
        for (int i = 0; i < 4_000; i++) {
            Filter filter = filters.constructed(3);
            Filter read = Filter.parse(filter.text());
            assertThat(Filter.parse(read.text())).isEqualTo(read);
            Map<String, Object> metadata = filters.metadata();
            assertThat(read.matches(metadata)).as(filter.text()).isEqualTo(filter.matches(metadata));
        }
    }

    @Test
    void theDeepestFilterIsReadBack() {
        Filter deep = Filter.exists("k");
        for (int level = 1; level < Filter.MAX_DEPTH; level++) {
            deep = switch (level % 3) {
                case 0 -> Filter.not(deep);
                case 1 -> deep.or(Filter.exists("o"));
                default -> deep.and(Filter.exists("a"));
            };
        }
        assertThat(Filter.parse(deep.text())).isEqualTo(deep);
    }
}
