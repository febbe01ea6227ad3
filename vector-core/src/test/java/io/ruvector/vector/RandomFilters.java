package io.ruvector.vector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Random filters and metadata over few keys and values, among them the awkward ones, so that filters match now and then. */
final class RandomFilters {
    private static final List<String> KEYS = List.of(
            "lang",
            "year",
            "time",
            "not",
            "AND",
            "Exists",
            "two words",
            "a.b-c",
            "_x",
            "8",
            "\"q\"\n",
            "größe",
            "\ud83d");
    private static final List<Object> VALUES = List.of(
            "en",
            "",
            "it's \"quoted\" \\ \n\r\t\b\u0000\u2028",
            "😀",
            "\ud83d",
            "time",
            0L,
            1L,
            -7L,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            (1L << 53) + 1,
            0.0,
            -0.0,
            1.0,
            0.1,
            -2.5e-300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            0x1p53,
            true,
            false,
            Instant.parse("2026-01-02T03:04:05.678901234Z"),
            Instant.EPOCH,
            Instant.MIN,
            Instant.MAX,
            List.of(),
            List.of("en", "it's \"quoted\" \\ \n"));

    private final RandomGenerator random;

    RandomFilters(RandomGenerator random) {
        this.random = random;
    }

    /** A filter by the methods of {@link Filter}. */
    Filter filter(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 5, 6 -> Filter.and(filters(depth - 1));
            case 7 -> Filter.or(filters(depth - 1));
            case 8 -> Filter.not(filter(depth - 1));
            default -> condition();
        };
    }

    /** A filter by the constructors: combinations of one, double negations. */
    Filter constructed(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 5, 6 -> new Combination.And(List.of(constructed(depth - 1)));
            case 7 -> new Combination.Or(List.of(constructed(depth - 1), filter(depth - 1)));
            case 8 -> new Combination.Not(new Combination.Not(constructed(depth - 1)));
            default -> filter(depth);
        };
    }

    Map<String, Object> metadata() {
        Map<String, Object> metadata = new HashMap<>();
        for (String key : KEYS) {
            if (random.nextBoolean()) {
                metadata.put(key, one(VALUES));
            }
        }
        return metadata;
    }

    private List<Filter> filters(int depth) {
        List<Filter> filters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            filters.add(filter(depth));
        }
        return filters;
    }

    private Filter condition() {
        String key = one(KEYS);
        return switch (random.nextInt(10)) {
            case 0 -> Filter.eq(key, one(VALUES));
            case 1 -> Filter.ne(key, one(VALUES));
            case 2 -> Filter.in(key, values());
            case 3 -> Filter.notIn(key, values());
            case 4 -> Filter.exists(key);
            case 5 -> Filter.contains(key, text());
            case 6 -> Filter.between(key, bound(), bound());
            case 7 -> Filter.gte(key, bound());
            case 8 -> Filter.lt(key, bound());
            default -> random.nextBoolean() ? Filter.gt(key, bound()) : Filter.lte(key, bound());
        };
    }

    private List<Object> values() {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            values.add(one(VALUES));
        }
        return values;
    }

    private Object bound() {
        Object value = one(VALUES);
        return MetadataOrder.isBound(value) ? value : random.nextLong();
    }

    private String text() {
        return one(VALUES) instanceof String text ? text : "e";
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
