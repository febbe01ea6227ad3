package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each condition means, also for absent keys and values of other types, and which filters are refused. */
class FilterTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final long BIG = (1L << 53) + 1;

    private static boolean holds(Filter filter, Object value) {
        return filter.matches(Map.of("k", value));
    }

    @Test
    void anAbsentKeyMeetsOnlyNegations() {
        Map<String, Object> none = Map.of("other", 1L);
        assertThat(List.of(
                        Filter.eq("k", 1),
                        Filter.in("k", 1),
                        Filter.gt("k", 1),
                        Filter.gte("k", 1),
                        Filter.lt("k", 1),
                        Filter.lte("k", 1),
                        Filter.between("k", 0, 2),
                        Filter.exists("k"),
                        Filter.contains("k", "")))
                .noneMatch(filter -> filter.matches(none))
                .allMatch(filter -> Filter.not(filter).matches(none));
        assertThat(List.of(Filter.ne("k", 1), Filter.notIn("k", 1))).allMatch(filter -> filter.matches(none));
    }

    @Test
    void aValueOfAnotherTypeEqualsNothingAndHasNoOrder() {
        List<Object> values = List.of("1", 1L, true, NOON, List.of("1"));
        for (Object value : values) {
            for (Object wanted : values) {
                boolean same = value.equals(wanted);
                assertThat(holds(Filter.eq("k", wanted), value)).isEqualTo(same);
                assertThat(holds(Filter.ne("k", wanted), value)).isNotEqualTo(same);
                assertThat(holds(Filter.in("k", wanted), value)).isEqualTo(same);
                assertThat(holds(Filter.notIn("k", wanted), value)).isNotEqualTo(same);
                if (!(wanted instanceof Boolean || wanted instanceof List)) {
                    assertThat(holds(Filter.gte("k", wanted), value)).isEqualTo(same);
                    assertThat(holds(Filter.lte("k", wanted), value)).isEqualTo(same);
                    assertThat(holds(Filter.between("k", wanted, wanted), value))
                            .isEqualTo(same);
                }
            }
        }
    }

    @Test
    void numbersCompareByValueWhateverTheirType() {
        assertThat(holds(Filter.eq("k", 1), 1.0)).isTrue();
        assertThat(holds(Filter.eq("k", 1.0f), 1L)).isTrue();
        assertThat(holds(Filter.in("k", 7, 1.0), 1L)).isTrue();
        assertThat(holds(Filter.in("k", 7, 1), 1.0)).isTrue();
        assertThat(holds(Filter.eq("k", 0), -0.0)).isTrue();
        assertThat(holds(Filter.in("k", 0.0), -0.0)).isTrue();
        assertThat(holds(Filter.gt("k", 1), 1.0000001)).isTrue();
        assertThat(holds(Filter.lt("k", 2.5), 2L)).isTrue();
        assertThat(holds(Filter.lt("k", -2), -2.5)).isTrue();
    }

    @Test
    void aLongBeyondTheDoublesIsNotRounded() {
        assertThat((double) BIG).isEqualTo(0x1p53);
        assertThat(holds(Filter.eq("k", BIG), 0x1p53)).isFalse();
        assertThat(holds(Filter.in("k", BIG), 0x1p53)).isFalse();
        assertThat(holds(Filter.gt("k", 0x1p53), BIG)).isTrue();
        assertThat(holds(Filter.eq("k", 0x1p63), Long.MAX_VALUE)).isFalse();
        assertThat(holds(Filter.in("k", 0x1p63), Long.MAX_VALUE)).isFalse();
        assertThat(holds(Filter.lt("k", 0x1p63), Long.MAX_VALUE)).isTrue();
        assertThat(holds(Filter.eq("k", -0x1p63), Long.MIN_VALUE)).isTrue();
        assertThat(holds(Filter.in("k", Long.MIN_VALUE), -0x1p63)).isTrue();
        assertThat(holds(Filter.lt("k", Long.MIN_VALUE), -1e300)).isTrue();
    }

    @Test
    void comparisonsOfLongAndDoubleAgreeWithExactArithmetic() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            long left = random.nextLong() >> random.nextInt(64);
            double right = random.nextBoolean()
                    ? Math.nextAfter((double) left, random.nextBoolean() ? 1e300 : -1e300)
                    : random.nextBoolean() ? left : random.nextDouble(-10, 10);
            int order = BigDecimal.valueOf(left).compareTo(new BigDecimal(right));
            assertThat(holds(Filter.gt("k", right), left)).isEqualTo(order > 0);
            assertThat(holds(Filter.lt("k", left), right)).isEqualTo(order > 0);
            assertThat(holds(Filter.lte("k", right), left)).isEqualTo(order <= 0);
            assertThat(holds(Filter.eq("k", right), left)).isEqualTo(order == 0);
            assertThat(holds(Filter.in("k", left), right)).isEqualTo(order == 0);
        }
    }

    @Test
    void whatIsNoNumberIsRefusedInFiltersAndMatchesNothingInMetadata() {
        for (Object value : List.of(Double.NaN, Float.NaN, Double.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> Filter.eq("k", value)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> Filter.in("k", 1, value)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> Filter.lt("k", value)).isInstanceOf(InvalidInputException.class);
        }
        assertThat(holds(Filter.eq("k", 1.0), Double.NaN)).isFalse();
        assertThat(holds(Filter.eq("k", 1), Double.NaN)).isFalse();
        assertThat(holds(Filter.between("k", -1e300, 1e300), Double.NaN)).isFalse();
        assertThat(holds(Filter.in("k", 0, 1.5), Double.NaN)).isFalse();
    }

    @Test
    void textsAndTimesHaveAnOrderTruthValuesAndListsHaveNone() {
        assertThat(holds(Filter.between("k", "a", "b"), "am")).isTrue();
        assertThat(holds(Filter.gt("k", "Z"), "a")).isTrue();
        assertThat(holds(Filter.between("k", NOON, NOON.plusNanos(1)), NOON)).isTrue();
        assertThat(holds(Filter.gt("k", NOON), NOON.plusNanos(1))).isTrue();
        assertThatThrownBy(() -> Filter.gt("k", true)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Filter.between("k", List.of("a"), "b")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void containsMeansAnElementOfAListOrAPartOfAText() {
        assertThat(holds(Filter.contains("k", "news"), List.of("old", "news"))).isTrue();
        assertThat(holds(Filter.contains("k", "new"), List.of("old", "news"))).isFalse();
        assertThat(holds(Filter.contains("k", "new"), "the news")).isTrue();
        assertThat(holds(Filter.contains("k", "1"), 1L)).isFalse();
        assertThat(holds(Filter.eq("k", List.of("a", "b")), List.of("b", "a"))).isFalse();
    }

    @Test
    void noConditionsAreTrueForAndFalseForOrAndIn() {
        assertThat(Filter.and(List.of()).matches(Map.of())).isTrue();
        assertThat(Filter.or(List.of()).matches(Map.of())).isFalse();
        assertThat(holds(Filter.in("k"), 1L)).isFalse();
    }

    @Test
    void equalMeaningsBuiltInOtherStepsAreEqualFilters() {
        Filter a = Filter.eq("a", 1);
        Filter b = Filter.eq("b", 2);
        Filter c = Filter.eq("c", 3);
        assertThat(a.and(b).and(c)).isEqualTo(Filter.and(a, b, c)).hasSameHashCodeAs(Filter.and(a, b, c));
        assertThat(a.and(b.and(c))).isEqualTo(Filter.and(a, b, c));
        assertThat(a.or(b).or(c)).isEqualTo(Filter.or(a, b, c));
        assertThat(Filter.and(List.of(a))).isEqualTo(a);
        assertThat(Filter.or(List.of(a))).isEqualTo(a);
        assertThat(a.and(Filter.and(List.of()))).isEqualTo(a);
        assertThat(Filter.not(Filter.not(a))).isEqualTo(a);
        assertThat(Filter.in("k", 1L, "x")).isEqualTo(Filter.in("k", List.of(1, "x")));
        assertThat(a.and(b)).isNotEqualTo(b.and(a));
    }

    @Test
    void aListOfThousandsOfValuesIsLookedUp() {
        List<Integer> even = IntStream.range(0, 200_000).map(i -> 2 * i).boxed().toList();
        Filter filter = Filter.in("k", even);
        assertThat(IntStream.range(0, 400_000).filter(i -> holds(filter, (long) i)))
                .hasSize(200_000)
                .allMatch(i -> i % 2 == 0);
    }

    @Test
    void aListOfTheCallerIsCopied() {
        List<Object> values = new ArrayList<>(List.of("a"));
        Filter filter = Filter.in("k", values);
        values.set(0, "b");
        assertThat(holds(filter, "a")).isTrue();
    }

    @Test
    void keysAndValuesOutsideTheTypesAreRefused() {
        assertThatThrownBy(() -> Filter.exists(" ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Filter.exists("k".repeat(257))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Filter.eq("k", 'c')).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Filter.eq("k", List.of(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Filter.contains("k", null)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void depthIsLimited() {
        Filter deep = Filter.exists("k");
        for (int level = 1; level < Filter.MAX_DEPTH; level++) {
            deep = level % 2 == 0 ? deep.and(Filter.exists("a")) : deep.or(Filter.exists("o"));
        }
        Filter deepest = deep;
        assertThat(deepest.matches(Map.of("k", 1L, "a", 1L))).isTrue();
        assertThatThrownBy(() -> Filter.not(deepest))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("filter levels: expected at most 100, got 101");
    }

    @Test
    void aLongChainIsFlatAndItsLengthIsLimited() {
        Filter chain = Filter.eq("k", 0);
        for (int i = 1; i < Filter.MAX_CONDITIONS - 1; i++) {
            chain = chain.or(Filter.eq("k", i));
        }
        Filter longest = chain;
        assertThat(holds(longest, (long) Filter.MAX_CONDITIONS - 2)).isTrue();
        assertThatThrownBy(() -> longest.or(Filter.eq("k", -1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("conditions of a filter: expected at most 4096, got 4097");
    }
}
